// The thread that writes a spreadsheet, from outside: one step at a time, so that no more than a page waits for the disk.
import type { Failure } from "../../threads/answer-each.js";
import { AnsweringThread } from "../../threads/answering-thread.js";
import { CannotWrite, TOO_BIG, toCannotWrite } from "./cannot-write.js";
import type { WriteJob, WriteStep, ZipJob } from "./worker.js";

/** A page, its text and what is packed of it take less than half of it. */
const MAX_HEAP_MB = 64;
const MAX_YOUNG_MB = 16;

/** CannotWrite, or a bug. */
const toError = ({ name, message, code }: Failure): unknown =>
  name === "TooBig" ? new CannotWrite(TOO_BIG) : toCannotWrite(Object.assign(new Error(message), { code }));

/** Each step is answered when it is done. */
export const startWriter = (job: WriteJob | ZipJob): AnsweringThread<WriteStep, void> =>
  new AnsweringThread("sheet-worker.cjs", {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: MAX_YOUNG_MB },
    toError,
  });
