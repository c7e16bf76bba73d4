// Keeps the keyboard in a part of the page when what had the focus there is gone after it was drawn anew.
import { type RefObject, useLayoutEffect, useRef } from "react";

/** `drawn` is another whenever the part is drawn anew. */
export function useKeepFocus<T extends HTMLElement>(drawn: string): RefObject<T | null> {
  const part = useRef<T>(null);
  const focused = part.current?.contains(document.activeElement) ? document.activeElement : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new drawing takes something away.
  useLayoutEffect(() => {
    if (focused && !focused.isConnected) part.current?.focus({ preventScroll: true });
  }, [drawn]);
  return part;
}
