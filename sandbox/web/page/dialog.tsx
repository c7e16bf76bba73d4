// A dialog over the page: the browser keeps the keyboard inside it, and the focus goes back when it is gone.
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { useReturnFocus } from "./use-return-focus.js";

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

  // Only after the dialog is gone: focus that is given back while it closes leaves Chromium with a cursor nowhere, and
  // what is typed is lost. So it is not closed here, either, which would give it back too early.
  useReturnFocus();
  useLayoutEffect(() => dialog.current?.showModal(), [dialog]);

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
