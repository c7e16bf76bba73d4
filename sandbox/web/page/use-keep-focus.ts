// Keeps the focus in a part of the page when a redraw removes the focused element.
import { type RefObject, useLayoutEffect, useRef } from "react";

/** `drawn` changes whenever the part is redrawn. */
export function useKeepFocus<T extends HTMLElement>(drawn: string): RefObject<T | null> {
  const part = useRef<T>(null);
  const focused = part.current?.contains(document.activeElement) ? document.activeElement : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a redraw removes elements.
  useLayoutEffect(() => {
    if (focused && !focused.isConnected) part.current?.focus({ preventScroll: true });
  }, [drawn]);
  return part;
}
