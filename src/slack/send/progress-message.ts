// The one message that says how far a file is. It is redrawn when that changes, but only every few seconds.
import type { Clients } from "../api/clients.js";
import type { Message } from "../message/blocks.js";
import type { FileNotice } from "./file-folder.js";
import { type FileStep, type Progress, toProgressMessage } from "./file-words.js";

/** Slack takes about one message a second in a conversation, and nobody reads faster than this. */
const REDRAW_MS = 3000;

export interface ProgressMessage {
  /** As it is sent. */
  first: Message;
  /** Where it was sent. */
  isAt(notice: FileNotice): void;
  at(): FileNotice;
  step(step: FileStep): void;
  far(progress: Progress): void;
  /** Redraws it no more. Resolves when no redraw is under way, so whatever comes next stays. */
  end(): Promise<void>;
}

/** A redraw that fails is no loss: the next one shows more. */
export function createProgressMessage(
  { viewer, redrawMs = REDRAW_MS }: Pick<Clients, "viewer"> & { redrawMs?: number },
  { job, title, isWaiting }: { job: string; title: string; isWaiting: boolean },
): ProgressMessage {
  let step: FileStep = isWaiting ? "waiting" : "making";
  let progress: Progress | undefined;
  let notice: FileNotice | undefined;
  const message = () => toProgressMessage(job, { title, step, progress });
  const first = message();
  let shown = first.text;
  let timer: NodeJS.Timeout | undefined;
  let redrawing: Promise<unknown> = Promise.resolve();
  let hasEnded = false;

  function redraw(): void {
    timer = undefined;
    const { text, blocks } = message();
    if (hasEnded || !notice || text === shown) return;
    shown = text;
    redrawing = viewer.chat.update({ channel: notice.channel, ts: notice.ts, text, blocks }).catch(() => undefined);
  }

  function changed(): void {
    if (!hasEnded) timer ??= setTimeout(redraw, redrawMs);
  }

  return {
    first,
    isAt({ channel, ts }) {
      notice = { channel, ts };
    },
    at() {
      if (!notice) throw new Error("The message wasn't sent.");
      return notice;
    },
    step(next) {
      step = next;
      changed();
    },
    far(next) {
      progress = next;
      changed();
    },
    async end() {
      hasEnded = true;
      clearTimeout(timer);
      await redrawing;
    },
  };
}
