// True only once something has been true for a moment, so that brief states are neither shown nor read aloud.
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
