// A dialog over the page: the browser keeps the keyboard inside it, and the focus returns when it closes.
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { useReturnFocus } from "./use-return-focus.js";

interface DialogProps {
  labelledBy: string;
  className: string;
  /** An alert dialog needs an answer before anything else. */
  role?: "dialog" | "alertdialog";
  onCancel(): void;
  content?: RefObject<HTMLDialogElement | null>;
  children: ReactNode;
}

export function Dialog({ labelledBy, className, role = "dialog", onCancel, content, children }: DialogProps) {
  const own = useRef<HTMLDialogElement>(null);
  const dialog = content ?? own;

  // Returns the focus only after the dialog is gone: if it returns while the dialog closes, Chromium loses the cursor and
  // typed text is lost. For the same reason the dialog isn't closed here: that would return the focus too early.
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
