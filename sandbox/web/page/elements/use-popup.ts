// Where a list opens: below its anchor, or above if there is more room. Nothing around it can clip it.
import { type CSSProperties, type RefObject, useLayoutEffect, useState } from "react";

const GAP = 4;
const MAX_HEIGHT = 320;

function toPosition(box: DOMRect, alignEnd: boolean): CSSProperties {
  const below = window.innerHeight - box.bottom - GAP * 2;
  const above = box.top - GAP * 2;
  const isBelow = below >= Math.min(MAX_HEIGHT, above) || below > 200;
  return {
    position: "fixed",
    ...(alignEnd ? { right: window.innerWidth - box.right } : { left: box.left }),
    ...(isBelow ? { top: box.bottom + GAP } : { bottom: window.innerHeight - box.top + GAP }),
    maxHeight: Math.max(120, Math.min(MAX_HEIGHT, isBelow ? below : above)),
    minWidth: box.width,
  };
}

export function usePopup(
  anchor: RefObject<HTMLElement | null>,
  { isOpen, alignEnd = false }: { isOpen: boolean; alignEnd?: boolean },
): CSSProperties {
  // Not `visibility: hidden`: a hidden element can't take the focus, and a menu's first item does so right away.
  const [style, setStyle] = useState<CSSProperties>({ position: "fixed", opacity: 0 });
  useLayoutEffect(() => {
    if (!isOpen) return;
    const follow = () => {
      if (anchor.current) setStyle(toPosition(anchor.current.getBoundingClientRect(), alignEnd));
    };
    follow();
    window.addEventListener("scroll", follow, true);
    window.addEventListener("resize", follow);
    return () => {
      window.removeEventListener("scroll", follow, true);
      window.removeEventListener("resize", follow);
    };
  }, [anchor, isOpen, alignEnd]);
  return style;
}
