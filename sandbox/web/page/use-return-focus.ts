// Gives the focus back to where it was when something that took it goes away.
import { useEffect, useRef } from "react";

/** What had the focus may be gone: then the place to type is next, or the Home, where there is none. */
function giveFocusBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
  else document.querySelector<HTMLElement>("[data-composer], [data-home]")?.focus({ preventScroll: true });
}

export function useReturnFocus(): void {
  const before = useRef<Element>(null);
  // During the first drawing nothing has taken the focus yet.
  before.current ??= document.activeElement;
  useEffect(() => () => giveFocusBack(before.current), []);
}
