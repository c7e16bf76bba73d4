// An image of a block, or its description if the page may not load it.
import { useState } from "react";

export function SafeImage({ url, alt }: { url: string | undefined; alt: string }) {
  const [isMissing, setMissing] = useState(false);
  if (!url || isMissing) {
    return (
      <span className="missing-image" role="img" aria-label={alt}>
        Image: {alt}
      </span>
    );
  }
  return <img src={url} alt={alt} loading="lazy" onError={() => setMissing(true)} />;
}
