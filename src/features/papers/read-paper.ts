// Reads what a paper shows, by the same functions as Slack's messages: nothing is computed twice.
import type { SchoolPaper } from "../../documents/paper-kinds.js";
import { monthOf } from "../../domain/time/month.js";
import type { Period } from "../../domain/time/period.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { examplesOf } from "../../store/examples.js";
import { goalsOf } from "../../store/goals.js";
import { type Highlight, highlightsOf, latestPicked } from "../../store/highlights.js";
import type { PostCtx } from "../context.js";
import { goalsOfYear, yearAfter } from "../goals/read-goals.js";
import { readReport } from "../report/read-report.js";
import { MAX_HIGHLIGHTS } from "../year/choose-highlights.js";
import { toPaperQuote } from "../year/highlights-view.js";
import { readYearReport } from "../year/read-year-report.js";
import { toReportPaper } from "./report-paper-view.js";
import { toRubricPaper } from "./rubric-paper-view.js";
import { toYearEndPaper } from "./year-end-paper-view.js";
import { toYearPaper } from "./year-paper-view.js";

type ReadCtx = Pick<PostCtx, "db" | "school" | "now">;

interface AskedPaper {
  kind: SchoolPaper["kind"];
  /** A report is that of the month in which it begins. The rubric has no period. */
  period: Period;
}

async function readReportPaper(ctx: ReadCtx, period: Period): Promise<SchoolPaper> {
  const { school, now } = ctx;
  const month = monthOf(period.from);
  const soFar = month >= monthOf(schoolDayAt(now, school.timeZone));
  return toReportPaper(await readReport(ctx, { month, soFar }), now);
}

/** Those that a librarian chose, or else OH YEAHs that were picked for monthly reports. */
async function readHighlights({ db, school, now }: ReadCtx, { from, to }: Period): Promise<Highlight[]> {
  const { name } = school.calendar.schoolYearOf(from);
  const chosen = await highlightsOf(db, school, { year: name, now });
  return chosen.length > 0 ? chosen : latestPicked(db, school, { from, to, now, max: MAX_HIGHLIGHTS });
}

async function readYearEndPaper(ctx: ReadCtx, period: Period): Promise<SchoolPaper> {
  const { db, school, now } = ctx;
  const next = yearAfter(ctx, school.calendar.schoolYearOf(period.from));
  const [year, goals, highlights] = await Promise.all([
    readYearReport(ctx, period),
    goalsOf(db, school),
    readHighlights(ctx, period),
  ]);
  const nextGoals = goalsOfYear(goals, next, ctx);
  return toYearEndPaper({ year, highlights: highlights.map(toPaperQuote), nextGoals, now });
}

export async function readPaper(ctx: ReadCtx, { kind, period }: AskedPaper): Promise<SchoolPaper> {
  const { db, school, now } = ctx;
  switch (kind) {
    case "report":
      return readReportPaper(ctx, period);
    case "year":
      return toYearPaper(await readYearReport(ctx, period), now);
    case "year-end":
      return readYearEndPaper(ctx, period);
    case "rubric":
      return toRubricPaper(await examplesOf(db, school), { school, now });
  }
}
