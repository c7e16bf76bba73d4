// A worker thread that makes one document at a time. It stays warm for a while, and then its memory is free again.
import type { Worker } from "node:worker_threads";
import { startWorker } from "../threads/start-worker.js";
import { oneAtATime } from "./one-at-a-time.js";
import { Unreadable } from "./unreadable.js";

/** A paper of the most rows takes a second. */
const DEADLINE_MS = 30_000;
/** A librarian who prints one paper often prints the next. */
const WARM_MS = 60_000;
const MAX_HEAP_MB = 256;
/** One at a time; so many may wait. */
const MAX_WAITING = 16;

const NO_ROOM = "I'm making other papers right now. Please try again in a minute.";
const TOO_SLOW = "This paper took too long to make. Please try again in a minute.";

interface ThreadLimits {
  deadlineMs?: number;
}

export class WarmThread<Job> {
  readonly #file: string;
  readonly #deadlineMs: number;
  readonly #inTurn = oneAtATime(MAX_WAITING);
  #thread: Worker | undefined;
  #cooling: NodeJS.Timeout | undefined;

  /** `file`: the name of its bundle. */
  constructor(file: string, { deadlineMs = DEADLINE_MS }: ThreadLimits = {}) {
    this.#file = file;
    this.#deadlineMs = deadlineMs;
  }

  /** Gives its memory back. The next job gets another thread. */
  end(): void {
    const ended = this.#thread;
    this.#thread = undefined;
    void ended?.terminate();
  }

  /**
   * What the thread answers to the job. If the thread dies, another one tries once more. Rejects with Unreadable, whose words
   * are for people, when too many wait or it takes too long; with the signal's reason when that is aborted.
   */
  async run(job: Job, signal?: AbortSignal): Promise<Uint8Array> {
    const turn = this.#inTurn(() => this.#runUpToTwice(job, signal));
    if (!turn) throw new Unreadable(NO_ROOM);
    return turn;
  }

  async #runUpToTwice(job: Job, signal: AbortSignal | undefined): Promise<Uint8Array> {
    signal?.throwIfAborted();
    try {
      return await this.#runJob(job, signal);
    } catch (error) {
      // What took too long would take as long again.
      if (error instanceof Unreadable || signal?.aborted) throw error;
      return this.#runJob(job, signal);
    }
  }

  #start(): Worker {
    const worker = startWorker(this.#file, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    worker.once("exit", () => {
      if (this.#thread === worker) this.#thread = undefined;
    });
    return worker;
  }

  /** Idle, it doesn't keep the process from ending. */
  #letCool(worker: Worker): void {
    if (this.#thread !== worker) return;
    worker.unref();
    this.#cooling = setTimeout(() => this.end(), WARM_MS).unref();
  }

  #runJob(job: Job, signal: AbortSignal | undefined): Promise<Uint8Array> {
    clearTimeout(this.#cooling);
    this.#thread ??= this.#start();
    const worker = this.#thread;
    worker.ref();
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", stop);
        worker.off("message", answer).off("error", fail).off("exit", exit);
        settle();
        this.#letCool(worker);
      };
      // The thread is busy until it's done, so the next job gets another one.
      const giveUp = (reason: unknown) => {
        this.end();
        finish(() => reject(reason));
      };
      const answer = (bytes: Uint8Array) => finish(() => resolve(bytes));
      const fail = (error: Error) => giveUp(error);
      const exit = (code: number) => giveUp(new Error(`The thread of ${this.#file} ended with ${code}.`));
      const stop = () => giveUp(signal?.reason);
      const timer = setTimeout(() => giveUp(new Unreadable(TOO_SLOW)), this.#deadlineMs);
      signal?.addEventListener("abort", stop, { once: true });
      worker.on("message", answer).on("error", fail).on("exit", exit);
      worker.postMessage(job);
    });
  }
}
