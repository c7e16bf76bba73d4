// Makes the binder: all plans of a period as one PDF with contents, or as several in a ZIP if one would take too much memory.
import { makePaper } from "../../documents/paper.js";
import { writeFiles } from "../../documents/write-files.js";
import type { PlanId } from "../../domain/ids.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { FileWork, MadeFile } from "../../slack/define/send-file.js";
import { plansByIds } from "../../store/plan-lists.js";
import type { Plan } from "../../store/plan-row.js";
import type { PostCtx } from "../context.js";
import { toBinderPaper } from "../papers/binder-paper-view.js";
import { toPlanPaper } from "../papers/plan-paper-view.js";

/** A paper of so many letters takes about 220 MB to set, and 5 seconds. */
const MAX_LETTERS = 1_000_000;
/** A plan's headings, tables and page take as much as so many letters. */
const LETTERS_OF_A_PLAN = 5_000;

export interface AskedBinder {
  /** The period's name. */
  period: string;
  /** The plans, in their order. */
  pages: AsyncIterable<readonly Plan[]>;
  /** Whether this copy of a plan may have its areas of deficit and gaps. */
  seesDeficits(plan: Plan): boolean;
  /** What the file is called, without its ending. */
  name: string;
  maxLetters?: number;
}

type ReadCtx = Pick<PostCtx, "db" | "school" | "now">;

const toPaper = ({ school, now }: ReadCtx, { seesDeficits }: AskedBinder, plan: Plan) =>
  toPlanPaper(plan, { school, now, withDeficits: seesDeficits(plan) });

/** Which plans go into which part. Only their ids are held: the plans of many years may be more than fits in memory. */
async function toParts(ctx: ReadCtx, asked: AskedBinder, signal: AbortSignal): Promise<PlanId[][]> {
  const { maxLetters = MAX_LETTERS } = asked;
  const parts: PlanId[][] = [];
  let letters = Number.POSITIVE_INFINITY;
  for await (const page of asked.pages) {
    signal.throwIfAborted();
    for (const plan of page) {
      const length = LETTERS_OF_A_PLAN + JSON.stringify(toPaper(ctx, asked, plan)).length;
      if (letters + length > maxLetters) {
        parts.push([]);
        letters = 0;
      }
      parts.at(-1)?.push(plan.id);
      letters += length;
    }
  }
  return parts;
}

/** A binder of which it is known how many parts it has. */
export interface Binder {
  /** More than one part are in a ZIP. */
  extension: "pdf" | "zip";
  parts: number;
  /** Throws what making a paper throws. */
  make(work: FileWork): Promise<MadeFile>;
}

/** Reads how long each plan is. Throws Refusal if there is none. */
export async function toBinder(ctx: ReadCtx, asked: AskedBinder, signal: AbortSignal): Promise<Binder> {
  const { db, school, now } = ctx;
  const { period, name } = asked;
  const parts = await toParts(ctx, asked, signal);
  if (parts.length === 0) throw new Refusal(`There are no plans in ${period} yet. Try another time.`);
  const makePart = async (ids: readonly PlanId[], at: number, until: AbortSignal) => {
    const found = new Map((await plansByIds(db, school, ids)).map((plan) => [plan.id, plan]));
    const plans = ids.flatMap((id) => found.get(id) ?? []);
    const bound = plans.map((plan) => ({ plan, paper: toPaper(ctx, asked, plan) }));
    const paper = toBinderPaper(bound, { school, now, period, part: at + 1, of: parts.length });
    return makePaper(paper, { size: school.paperSize, signal: until });
  };
  const [only = [], ...others] = parts;
  const makePdf = async (work: FileWork) => ({ bytes: await makePart(only, 0, work.signal), name: `${name}.pdf` });
  const makeZip = async (work: FileWork) => {
    const path = work.pathOf(`${name}.zip`);
    const files = parts.map((ids, at) => ({
      name: `${name}, part ${at + 1} of ${parts.length}.pdf`,
      make: (until: AbortSignal | undefined) => makePart(ids, at, until ?? work.signal),
    }));
    await writeFiles(files, { as: "zip", path, signal: work.signal, onProgress: work.progress });
    return { path, name: `${name}.zip` };
  };
  return others.length === 0
    ? { extension: "pdf", parts: 1, make: makePdf }
    : { extension: "zip", parts: parts.length, make: makeZip };
}

/** Throws Refusal if there is no plan, and what making a paper throws. */
export const makeBinder = async (ctx: ReadCtx, asked: AskedBinder, work: FileWork): Promise<MadeFile> =>
  (await toBinder(ctx, asked, work.signal)).make(work);
