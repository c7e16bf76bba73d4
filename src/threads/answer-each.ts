// What a worker thread does that answers what it is asked, one after the other. AnsweringThread is the other side.
import { parentPort } from "node:worker_threads";

/** What an error still says on the other side. */
export interface Failure {
  name: string;
  message: string;
  code: string | undefined;
}

export type Answer<Said> = { said: Said } | { failed: Failure };

function answerOf<Asked, Said>(toAnswer: (asked: Asked) => Said, asked: Asked): Answer<Said> {
  try {
    return { said: toAnswer(asked) };
  } catch (error) {
    const { name, message, code } = error as NodeJS.ErrnoException;
    return { failed: { name, message, code } };
  }
}

/** Answers every message of the thread that started this one. Called once. */
export function answerEach<Asked, Said>(toAnswer: (asked: Asked) => Said): void {
  parentPort?.on("message", (asked: Asked) => parentPort?.postMessage(answerOf(toAnswer, asked)));
}
