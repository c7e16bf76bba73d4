// Makes papers as PDF, and plans as DOCX, each in a thread of its own, so that no ack waits.
import type { PaperSize } from "../domain/paper-size.js";
import type { Paper, PlanPaper } from "./paper-kinds.js";
import { WarmThread } from "./warm-thread.js";

export { Unreadable } from "./unreadable.js";

export interface PaperJob {
  paper: Paper;
  size: PaperSize;
}

export interface DocxJob {
  plan: PlanPaper;
  size: PaperSize;
}

interface PaperOptions {
  size: PaperSize;
  signal?: AbortSignal;
}

const pdfs = new WarmThread<PaperJob>("paper-worker.cjs");
const docxs = new WarmThread<DocxJob>("docx-worker.cjs");

/** Gives their memory back. The next paper gets another thread. */
export function endThread(): void {
  pdfs.end();
  docxs.end();
}

/**
 * The bytes of a PDF. One at a time, so that memory has a bound. Rejects with Unreadable, whose words are for people, when
 * too many wait or it takes too long; with the signal's reason when that is aborted.
 */
export const makePaper = (paper: Paper, { size, signal }: PaperOptions): Promise<Uint8Array> =>
  pdfs.run({ paper, size }, signal);

/** The bytes of a plan for word processors. As makePaper. */
export const makeDocx = (plan: PlanPaper, { size, signal }: PaperOptions): Promise<Uint8Array> =>
  docxs.run({ plan, size }, signal);
