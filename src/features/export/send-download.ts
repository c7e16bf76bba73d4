// Makes a file of a report, a paper or tables, and sends it to the person who asked.
import { makePaper } from "../../documents/paper.js";
import { extensionOf, writeSheets } from "../../documents/write-sheets.js";
import type { PlanId } from "../../domain/ids.js";
import { type Period, toPeriod } from "../../domain/time/period.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type FileReply, type FileWork, type MadeFile, sendFile } from "../../slack/define/send-file.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";
import { type Download, type Format, sendDownloadLink } from "../downloads/download-links.js";
import { downloadName, toFileName } from "../downloads/download-words-view.js";
import { toRefusal } from "../downloads/to-refusal.js";
import { readPaper } from "../papers/read-paper.js";
import { makeBinder } from "../publishing/make-binder.js";
import { formatWords } from "./download-choice-view.js";
import { formatsOf, hasYearEnd, isTable, readReader } from "./download-reader.js";
import { lookAgain } from "./look-again.js";
import { maySeeGaps, plansOfPeriod } from "./plan-tables.js";
import { type ExportName, type Reader, tablesOf } from "./tables.js";

export interface Asked {
  what: Download;
  as: Format;
  period: Period;
}

async function makePdf(ctx: Ctx, { what, period }: Asked, { signal }: FileWork): Promise<MadeFile> {
  const kind = what === "report" || what === "year" || what === "year-end" ? what : "rubric";
  const paper = await readPaper(ctx, { kind, period });
  return { bytes: await makePaper(paper, { size: ctx.school.paperSize, signal }) };
}

interface Sheets extends Asked {
  what: ExportName & Download;
  as: "xlsx" | "csv";
  reader: Reader;
}

async function makeSheets(ctx: Ctx, { what, as, period, reader }: Sheets, work: FileWork): Promise<MadeFile> {
  const tables = await tablesOf(ctx, { what, period, for: reader });
  const name = toFileName(downloadName(what, period), extensionOf(tables, as));
  const path = work.pathOf(name);
  let rows = 0;
  const onProgress = (written: number) => {
    rows = written;
    work.progress(written, undefined);
  };
  await writeSheets(tables, { format: as, path, onProgress, signal: work.signal });
  if (rows === 0) throw new Refusal(`There's nothing in ${period.name} yet. Try another time.`);
  return { path, name };
}

interface AskedBy extends Asked {
  reader: Reader;
  /** The plans whose areas of deficit and gaps are in the file. */
  withGaps: Set<PlanId>;
}

/** All plans of the period in one PDF with contents. */
function makePlans(ctx: Ctx, { what, period, reader, withGaps }: AskedBy, work: FileWork): Promise<MadeFile> {
  const seesDeficits = (plan: Plan) => {
    const sees = maySeeGaps(reader, plan);
    if (sees) withGaps.add(plan.id);
    return sees;
  };
  const pages = plansOfPeriod(ctx, period);
  return makeBinder(ctx, { period: period.name, name: downloadName(what, period), pages, seesDeficits }, work);
}

/** The paper that was asked for, or the tables. */
function makeAny(ctx: Ctx, asked: AskedBy, work: FileWork): Promise<MadeFile> {
  const { what, as } = asked;
  if (what === "plans" && as === "pdf") return makePlans(ctx, asked, work);
  if (as === "pdf" || !isTable(what)) return makePdf(ctx, asked, work);
  return makeSheets(ctx, { ...asked, what, as }, work);
}

/** For who asks, as Slack describes them when its turn comes and once it is made. Throws Refusal. */
async function make(ctx: Ctx, asked: Asked, work: FileWork): Promise<MadeFile> {
  const reader = await readReader(ctx, asked.what);
  const withGaps = new Set<PlanId>();
  const made = await makeAny(ctx, { ...asked, reader, withGaps }, work).catch((error) => {
    throw toRefusal(error);
  });
  await lookAgain(ctx, asked.what, { reader, withGaps: [...withGaps] });
  return made;
}

/** Throws Refusal if there is no such file, or it isn't for this person. */
export async function toDownload(ctx: Ctx, asked: Asked): Promise<FileReply> {
  const { what, as, period } = asked;
  await readReader(ctx, what);
  const isPaper = formatsOf(what, period).includes(as) || (what === "year-end" && hasYearEnd(ctx, "year", period));
  if (!isPaper) throw new Refusal(`I can't make ${downloadName(what, period)} as ${formatWords(as)}.`);
  const today = schoolDayAt(ctx.now, ctx.school.timeZone);
  return sendFile({
    name: toFileName(downloadName(what, period), as),
    title: `${downloadName(what, period)} (${formatWords(as)})`,
    said: `As of ${formatDay(today)}. Only you got this file.`,
    make: (work) => make(ctx, asked, work),
  });
}

export const sendDownload = defineButton({
  link: sendDownloadLink,
  run: async (ctx: Ctx, { what, as, from, to }) => ({
    ...(await toDownload(ctx, { what, as, period: toPeriod({ from, to }, ctx.school.calendar) })),
    inPlace: true,
  }),
});
