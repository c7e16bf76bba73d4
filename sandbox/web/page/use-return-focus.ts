// Returns the focus to where it was when the element that took it goes away.
import { useEffect, useRef } from "react";

/** If the earlier element is gone, the composer gets the focus, or the Home if there is no composer. */
function giveFocusBack(before: Element | null): void {
  if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
  else document.querySelector<HTMLElement>("[data-composer], [data-home]")?.focus({ preventScroll: true });
}

export function useReturnFocus(): void {
  const before = useRef<Element>(null);
  // On the first render nothing has taken the focus yet.
  before.current ??= document.activeElement;
  useEffect(() => () => giveFocusBack(before.current), []);
}
