// Why a file wasn't made or didn't arrive: what the person reads, and what the log says.
import { UploadFailed, type UploadProblem } from "../api/upload-file.js";
import type { Message } from "../message/blocks.js";
import { DISK_FULL, toMakeFailure, toUploadFailure } from "./file-words.js";

export interface FailureDeps {
  /** Why there is no file, in the person's words. Logs what broke. */
  whyNot(error: unknown, during: string): string;
  logError(fields: object, error: unknown): void;
}

/** Undefined if it wasn't even made. */
export const problemOf = (error: unknown): UploadProblem | undefined =>
  error instanceof UploadFailed ? error.problem : undefined;

/** Anywhere in the chain of its causes: a worker hands on what failed in it. */
function isDiskFull(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (/^(ENOSPC|EDQUOT)$/.test((cause as NodeJS.ErrnoException).code ?? "")) return true;
  }
  return false;
}

export function toFailureMessage({ whyNot, logError }: FailureDeps, title: string, error: unknown): Message {
  const problem = problemOf(error);
  if (problem) {
    // A "no" of the workspace is no bug, but whoever runs Bookend may want to know.
    logError({ during: "send a file", problem }, (error as Error).cause ?? error);
    return toUploadFailure(title, problem);
  }
  const why = whyNot(error, "make a file");
  return toMakeFailure(title, isDiskFull(error) ? DISK_FULL : why);
}
