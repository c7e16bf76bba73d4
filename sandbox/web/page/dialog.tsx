// A dialog over the page: the browser keeps the keyboard inside it and gives the focus back when it closes.
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { giveFocusBack } from "./use-return-focus.js";

interface DialogProps {
  labelledBy: string;
  className: string;
  /** An alert wants an answer before anything else. */
  role?: "dialog" | "alertdialog";
  onCancel(): void;
  content?: RefObject<HTMLDialogElement | null>;
  children: ReactNode;
}

export function Dialog({ labelledBy, className, role = "dialog", onCancel, content, children }: DialogProps) {
  const own = useRef<HTMLDialogElement>(null);
  const dialog = content ?? own;

  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      giveFocusBack(before);
    };
  }, [dialog]);

  return (
    <dialog
      ref={dialog}
      className={className}
      role={role}
      aria-modal="true"
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      {children}
    </dialog>
  );
}
