// Gives the focus back to where it was when something that took it goes away.
import { useEffect, useRef } from "react";

/** What had the focus may be gone: then the place to type is next. */
function giveFocusBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
  else document.querySelector<HTMLElement>("[data-composer]")?.focus();
}

export function useReturnFocus(): void {
  const before = useRef<Element>(null);
  // During the first drawing nothing has taken the focus yet.
  before.current ??= document.activeElement;
  useEffect(() => () => giveFocusBack(before.current), []);
}
