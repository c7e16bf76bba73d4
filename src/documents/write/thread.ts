// The thread that writes a spreadsheet, from outside: one step at a time, so that no more than a page waits for the disk.
import type { Worker } from "node:worker_threads";
import { startWorker } from "../start-worker.js";
import { CannotWrite, TOO_BIG, toCannotWrite } from "./cannot-write.js";
import type { WriteAnswer, WriteJob, WriteStep, ZipJob } from "./worker.js";

/** A page, its text and what is packed of it take less than half of it. */
const MAX_HEAP_MB = 64;
const MAX_YOUNG_MB = 16;

function toError({ name, message, code }: Extract<WriteAnswer, { ok: false }>): unknown {
  return name === "TooBig" ? new CannotWrite(TOO_BIG) : toCannotWrite(Object.assign(new Error(message), { code }));
}

interface Waiting {
  resolve: () => void;
  reject: (error: unknown) => void;
}

export class WriterThread {
  readonly #worker: Worker;
  /** In the order of the steps that were sent. */
  readonly #waiting: Waiting[] = [];
  #failure: { error: unknown } | undefined;

  constructor(job: WriteJob | ZipJob) {
    this.#worker = startWorker("sheet-worker.cjs", {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: MAX_YOUNG_MB },
    });
    this.#worker.on("message", (answer: WriteAnswer) => {
      if (answer.ok) this.#waiting.shift()?.resolve();
      else this.#fail(toError(answer));
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#fail(new Error(`The worker ended with ${code} before it answered.`)));
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  /** Resolves when the step is done. Throws CannotWrite, or a bug. */
  step(step: WriteStep): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure.error);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(step);
    });
  }

  /** Ends the thread, whatever it is doing. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
