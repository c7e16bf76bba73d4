// Keeps the newest message in view, unless the visitor is reading further up or starts at the first new one.
import { useLayoutEffect, useRef } from "react";

/** Close enough to the end that a new message should scroll into view. */
const NEAR_PX = 160;

export function useStickToEnd(newest: string) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message moves the end.
  useLayoutEffect(() => {
    const element = list.current;
    if (element && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [newest]);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const firstNew = element.querySelector<HTMLElement>("[data-first-new]");
    if (firstNew) {
      element.scrollTop = Math.min(element.scrollTop, firstNew.offsetTop - element.offsetTop);
      isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    }
    // Content that grows, such as images or a replaced message, moves the end, too.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    for (const child of [element, ...element.children]) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const element = list.current;
    if (element) isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
  };
  return { list, onScroll };
}
