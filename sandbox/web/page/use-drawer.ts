// On a phone the conversations are a drawer. It closes on a choice, on Escape, and when the window gets wide.
import { useEffect, useRef, useState } from "react";

const NARROW = "(max-width: 760px)";

export interface Drawer {
  isOpen: boolean;
  setOpen(isOpen: boolean): void;
}

export function useDrawer(current: string): Drawer {
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when another conversation is shown.
  useEffect(() => setOpen(false), [current]);
  useEffect(() => {
    if (isOpen) document.querySelector<HTMLElement>("#sidebar button")?.focus();
    else if (wasOpen.current) document.querySelector<HTMLElement>("[data-drawer-button]")?.focus();
    wasOpen.current = isOpen;
    if (!isOpen) return;
    const close = () => setOpen(false);
    const press = (event: KeyboardEvent) => event.key === "Escape" && close();
    const width = matchMedia(NARROW);
    document.addEventListener("keydown", press);
    width.addEventListener("change", close);
    return () => {
      document.removeEventListener("keydown", press);
      width.removeEventListener("change", close);
    };
  }, [isOpen]);
  return { isOpen, setOpen };
}
