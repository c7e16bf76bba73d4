// Makes a plan's paper in the format that was asked for.
import { makeDocx, makePaper } from "../../documents/paper.js";
import type { PlanPaper } from "../../documents/paper-kinds.js";
import type { School } from "../../store/schools.js";
import { toRefusal } from "../downloads/to-refusal.js";
import type { PlanFormat } from "../plans/plan-paper-links.js";

const MAKERS: Record<PlanFormat, typeof makeDocx> = { pdf: makePaper, docx: makeDocx };

export const FORMAT_WORDS: Record<PlanFormat, string> = { pdf: "PDF", docx: "Word" };

/** What no device takes in the name of a file. */
const NOT_IN_NAMES = /[\s\\/:*?"<>|]+/g;
const MAX_FILE_NAME = 80;

/** "Rivers and Deltas plan.pdf". */
export const planFileName = ({ title }: PlanPaper, what: string, format: PlanFormat): string =>
  `${[...title.replace(NOT_IN_NAMES, " ").trim()].slice(0, MAX_FILE_NAME).join("")} ${what}.${format}`;

/** Throws Refusal, with the words of what makes the file. */
export async function makePlan(
  paper: PlanPaper,
  { format, school, signal }: { format: PlanFormat; school: School; signal: AbortSignal },
): Promise<Uint8Array> {
  try {
    return await MAKERS[format](paper, { size: school.paperSize, signal });
  } catch (error) {
    throw toRefusal(error);
  }
}
