// The modal on top of the stack: its fields, their errors, and the buttons to submit or close it.
import type { KnownBlock, ModalView } from "@slack/types";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { ViewView } from "../contract.js";
import { firstCharacterOf } from "./avatar.js";
import { Blocks } from "./blocks/blocks.js";
import { Dialog } from "./dialog.js";
import { ViewNotice } from "./notices.js";
import { SurfaceContext } from "./surface.js";
import { useDelayedTrue } from "./use-delayed-true.js";
import { useKeepFocus } from "./use-keep-focus.js";
import { useViewSurface, type ViewSurface } from "./use-view-surface.js";
import { appName, useWorkspace } from "./workspace.js";

const FOCUSABLE = "input, textarea, select, [role=combobox]";

/** Focuses the field the app wants, or else the first one. */
function focusFirst(dialog: HTMLElement | null): void {
  const field = dialog?.querySelector("[data-focus]") ?? dialog?.querySelector("[data-field]");
  const first =
    field?.querySelector<HTMLElement>(FOCUSABLE) ?? dialog?.querySelector<HTMLElement>("button[type=submit]");
  first?.focus();
}

/** Goes to the first error, or else to the top, where the app says what happened. */
function showOutcome(dialog: HTMLElement | null): void {
  const wrong = dialog?.querySelector(".field[data-invalid]")?.querySelector<HTMLElement>(FOCUSABLE);
  if (wrong) wrong.focus();
  else dialog?.querySelector(".body")?.scrollTo({ top: 0 });
}

interface FrameProps {
  view: ModalView;
  hash: string;
  surface: ViewSurface;
  isStacked: boolean;
  isBusy: boolean;
  isWorking: boolean;
  onClose(): void;
}

function Head({ view, isStacked, onClose }: Pick<FrameProps, "view" | "isStacked" | "onClose">) {
  const { snapshot } = useWorkspace();
  return (
    <header>
      {isStacked ? (
        <button type="button" className="icon-button" aria-label="Back" title="Back" onClick={onClose}>
          <span aria-hidden="true">←</span>
        </button>
      ) : (
        <span className="avatar app-avatar small" aria-hidden="true">
          {firstCharacterOf(appName(snapshot))}
        </span>
      )}
      <h2 id="modal-title">{view.title.text}</h2>
      {isStacked ? null : (
        <button type="button" className="icon-button" aria-label="Close" title="Close" onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      )}
    </header>
  );
}

function Foot({ view, isBusy, isWorking, onClose }: Pick<FrameProps, "view" | "isBusy" | "isWorking" | "onClose">) {
  const { snapshot } = useWorkspace();
  return (
    <footer>
      <span className="working" role="status">
        {isBusy || isWorking ? `${appName(snapshot)} is working…` : ""}
      </span>
      <button type="button" className="button" onClick={onClose}>
        {view.close?.text ?? (view.submit ? "Cancel" : "Close")}
      </button>
      {view.submit ? (
        <button type="submit" className="button" data-style="primary" aria-disabled={isBusy || undefined}>
          {view.submit.text}
        </button>
      ) : null}
    </footer>
  );
}

function Frame({ view, hash, surface, isStacked, isBusy, isWorking, onClose }: FrameProps) {
  const body = useKeepFocus<HTMLDivElement>(hash);
  return (
    <>
      <Head view={view} isStacked={isStacked} onClose={onClose} />
      <div className="body" ref={body} tabIndex={-1}>
        <ViewNotice text={surface.failure} />
        <SurfaceContext value={surface}>
          <Blocks blocks={view.blocks as KnownBlock[]} />
        </SurfaceContext>
      </div>
      <Foot view={view} isBusy={isBusy} isWorking={isWorking} onClose={onClose} />
    </>
  );
}

export function Modal({ open, isStacked }: { open: ViewView; isStacked: boolean }) {
  const { snapshot } = useWorkspace();
  const surface = useViewSurface(open);
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [submissions, setSubmissions] = useState(0);
  const close = () => void surface.close();
  // Otherwise the status would flash at every pause in typing.
  const isWorking = useDelayedTrue(snapshot.working.some(({ view }) => view === open.id));

  useEffect(() => focusFirst(dialog.current), []);

  useEffect(() => {
    if (submissions > 0) showOutcome(dialog.current);
  }, [submissions]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    await surface.submit();
    setBusy(false);
    setSubmissions((before) => before + 1);
  };

  if (open.view.type !== "modal") return null;
  return (
    <Dialog className="dialog modal" labelledBy="modal-title" onCancel={close} content={dialog}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Frame
          view={open.view}
          hash={open.hash}
          surface={surface}
          isStacked={isStacked}
          isBusy={isBusy}
          isWorking={isWorking}
          onClose={close}
        />
      </form>
    </Dialog>
  );
}
