// A button that opens a short menu: arrow keys move in it, Escape closes it and returns the focus.
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { usePopup } from "./elements/use-popup.js";

export interface MenuItem {
  key: string;
  text: string;
  about?: string;
}

interface MenuProps {
  label: string;
  /** Id of a text that says what the menu is about. */
  describedBy?: string | undefined;
  items: readonly MenuItem[];
  className?: string;
  alignEnd?: boolean;
  onPick(key: string): void;
  children: ReactNode;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const next = to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}

interface ItemsProps extends Pick<MenuProps, "label" | "items" | "onPick"> {
  anchor: RefObject<HTMLButtonElement | null>;
  alignEnd: boolean;
  onClose(): void;
}

/** Focuses the first item when the menu opens, and closes the menu on a click elsewhere. */
function useMenu({ anchor, onClose }: Pick<ItemsProps, "anchor" | "onClose">) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    menu.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus({ preventScroll: true });
    const closeOutside = (event: MouseEvent) => {
      const target = event.target as Node;
      if (!menu.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    document.addEventListener("mousedown", closeOutside);
    return () => document.removeEventListener("mousedown", closeOutside);
  }, [anchor, onClose]);
  return menu;
}

function Items({ label, items, onPick, anchor, alignEnd, onClose }: ItemsProps) {
  const menu = useMenu({ anchor, onClose });
  const style = usePopup(anchor, { isOpen: true, alignEnd });
  const leave = () => {
    onClose();
    anchor.current?.focus();
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    moveFocus(event);
    if (event.key !== "Escape" && event.key !== "Tab") return;
    if (event.key === "Escape") event.preventDefault();
    event.stopPropagation();
    leave();
  };
  const pick = (key: string) => {
    leave();
    onPick(key);
  };
  return (
    <div className="popup menu" role="menu" aria-label={label} ref={menu} style={style} onKeyDown={press} tabIndex={-1}>
      {items.map(({ key, text, about }) => (
        <button key={key} type="button" role="menuitem" tabIndex={-1} onClick={() => pick(key)}>
          {text}
          {about ? <span className="about">{about}</span> : null}
        </button>
      ))}
    </div>
  );
}

export function Menu({ className = "icon-button", alignEnd = false, children, ...menu }: MenuProps) {
  const { label, describedBy, items, onPick } = menu;
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useRef(() => setOpen(false));
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        aria-label={label}
        aria-describedby={describedBy}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen ? (
        <Items
          label={label}
          items={items}
          onPick={onPick}
          anchor={anchor}
          alignEnd={alignEnd}
          onClose={close.current}
        />
      ) : null}
    </>
  );
}
