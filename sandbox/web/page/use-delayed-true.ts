// What is so for a while: what is over in a moment is neither shown nor read out.
import { useEffect, useState } from "react";

const DELAY_MS = 500;

export function useDelayedTrue(isSo: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!isSo) return setLasts(false);
    const timer = window.setTimeout(() => setLasts(true), DELAY_MS);
    return () => window.clearTimeout(timer);
  }, [isSo]);
  return isSo && lasts;
}
