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

/** Its bundle calls answerEach. After a failure it answers nothing else. */
export class AnsweringThread<Asked, Said> {
  readonly #worker: Worker;
  /** In the order in which they were asked. */
  readonly #waiting: Waiting<Said>[] = [];
  #failure: { error: unknown } | undefined;

  constructor(name: string, { toError, ...options }: AnsweringOptions) {
    this.#worker = startWorker(name, options);
    this.#worker.on("message", (answer: Answer<Said>) => {
      if ("said" in answer) this.#waiting.shift()?.resolve(answer.said);
      else this.#fail(toError(answer.failed));
    });
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", (code) => this.#fail(new Error(`The worker ended with ${code} before it answered.`)));
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  /** Several may be asked before the first is answered. Rejects with what toError makes of a failure, or a bug. */
  ask(asked: Asked): Promise<Said> {
    const answer = new Promise<Said>((resolve, reject) => {
      if (this.#failure) return reject(this.#failure.error);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(asked);
    });
    // Often awaited only later. Until then a failure isn't unhandled.
    answer.catch(() => undefined);
    return answer;
  }

  /** Ends the thread, whatever it is doing. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
