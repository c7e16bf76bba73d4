// A worker thread that answers what it is asked, one after the other, from outside.
import type { Worker } from "node:worker_threads";
import type { Answer, Failure } from "./answer-each.js";
import { startWorker, type ThreadOptions } from "./start-worker.js";

interface Waiting<Said> {
  resolve(said: Said): void;
  reject(error: unknown): void;
}

interface AnsweringOptions extends ThreadOptions {
  /** What is thrown here for what was thrown there. */
  toError(failure: Failure): unknown;
}

/** Its bundle calls answerEach. */
export class AnsweringThread<Asked, Said> {
  readonly #worker: Worker;
  /** In the order in which they were asked. */
  readonly #waiting: Waiting<Said>[] = [];
  #lost: { error: unknown } | undefined;

  constructor(name: string, { toError, ...options }: AnsweringOptions) {
    this.#worker = startWorker(name, options);
    this.#worker.on("message", (answer: Answer<Said>) => {
      const asking = this.#waiting.shift();
      if ("said" in answer) asking?.resolve(answer.said);
      else asking?.reject(toError(answer.failed));
    });
    this.#worker.on("error", (error) => this.#lose(error));
    this.#worker.on("exit", (code) => this.#lose(new Error(`The worker ended with ${code} before it answered.`)));
  }

  /** The thread is gone, and answers nothing anymore. */
  #lose(error: unknown): void {
    this.#lost ??= { error };
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  get isAlive(): boolean {
    return this.#lost === undefined;
  }

  /** Several may be asked before the first is answered. Rejects with what toError makes of a failure, or a bug. */
  ask(asked: Asked): Promise<Said> {
    const answer = new Promise<Said>((resolve, reject) => {
      if (this.#lost) return reject(this.#lost.error);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(asked);
    });
    // Often awaited only later. Until then a failure isn't unhandled.
    answer.catch(() => undefined);
    return answer;
  }

  /** Without it, the process may end while the thread is idle. */
  ref(): void {
    this.#worker.ref();
  }

  unref(): void {
    this.#worker.unref();
  }

  /** Ends the thread, whatever it is doing. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
