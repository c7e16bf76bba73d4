// Makes papers as PDF in a thread of its own, so that no ack waits. The thread stays warm for a while, and then its memory
// is free again.
import type { Worker } from "node:worker_threads";
import type { PaperSize } from "../domain/paper-size.js";
import { startWorker } from "../threads/start-worker.js";
import { oneAtATime } from "./one-at-a-time.js";
import type { Paper } from "./paper-kinds.js";
import { Unreadable } from "./unreadable.js";

export { Unreadable } from "./unreadable.js";

export interface PaperJob {
  paper: Paper;
  size: PaperSize;
}

interface PaperOptions {
  size: PaperSize;
  signal?: AbortSignal;
}

/** A paper of the most rows takes a second. */
const DEADLINE_MS = 30_000;
/** A librarian who prints one paper often prints the next. */
const WARM_MS = 60_000;
const MAX_HEAP_MB = 256;
/** One at a time; so many may wait. */
const MAX_WAITING = 16;

const NO_ROOM = "I'm making other papers right now. Please try again in a minute.";
const TOO_SLOW = "This paper took too long to make. Please try again in a minute.";

let thread: Worker | undefined;
let cooling: NodeJS.Timeout | undefined;

/** Gives its memory back. The next paper gets another one. */
export function endThread(): void {
  const ended = thread;
  thread = undefined;
  void ended?.terminate();
}

function startThread(): Worker {
  const worker = startWorker("paper-worker.cjs", { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
  worker.once("exit", () => {
    if (thread === worker) thread = undefined;
  });
  return worker;
}

/** Idle, it doesn't keep the process from ending. */
function letCool(worker: Worker): void {
  if (thread !== worker) return;
  worker.unref();
  cooling = setTimeout(endThread, WARM_MS).unref();
}

function runJob(job: PaperJob, signal: AbortSignal | undefined): Promise<Uint8Array> {
  clearTimeout(cooling);
  thread ??= startThread();
  const worker = thread;
  worker.ref();
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      worker.off("message", answer).off("error", fail).off("exit", exit);
      settle();
      letCool(worker);
    };
    // The thread is busy until it's done, so the next paper gets another one.
    const giveUp = (reason: unknown) => {
      endThread();
      finish(() => reject(reason));
    };
    const answer = (bytes: Uint8Array) => finish(() => resolve(bytes));
    const fail = (error: Error) => giveUp(error);
    const exit = (code: number) => giveUp(new Error(`The thread that makes papers ended with ${code}.`));
    const stop = () => giveUp(signal?.reason);
    const timer = setTimeout(() => giveUp(new Unreadable(TOO_SLOW)), DEADLINE_MS);
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", answer).on("error", fail).on("exit", exit);
    worker.postMessage(job);
  });
}

const inTurn = oneAtATime(MAX_WAITING);

/**
 * The bytes of a PDF. One at a time, so that memory has a bound. Rejects with Unreadable, whose words are for people, when
 * too many wait or it takes too long; with the signal's reason when that is aborted.
 */
export async function makePaper(paper: Paper, { size, signal }: PaperOptions): Promise<Uint8Array> {
  const turn = inTurn(() => {
    signal?.throwIfAborted();
    return runJob({ paper, size }, signal);
  });
  if (!turn) throw new Unreadable(NO_ROOM);
  return turn;
}
