// What changed in a report that Slack no longer lets Bookend edit: an answer in the report's thread for each change.
import type { LedgerRow } from "../../domain/post-ledger.js";
import { Month, monthIn, monthOf, yearBefore } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { NOT_EDITABLE } from "../../slack/api/slack-error.js";
import { type DuePost, definePost } from "../../slack/define/post.js";
import { postRows } from "../../store/post-ledger.js";
import type { PostCtx } from "../context.js";
import { MONTHLY_REPORT, readVersions } from "./monthly-report.js";
import { readReport } from "./read-report.js";
import { toAddition, toAdditionProblem } from "./report-addition-view.js";
import { keyOf } from "./report-parts.js";
import { changesBetween, isSameReport, toReportVersion } from "./report-version.js";

export const REPORT_ADDITION = "report-addition";

/** A report may change more than once: `2026-10/1` is the first addition to October's report. */
const periodOf = (month: Month, number: number) => `${month}/${number}`;
const numberIn = (period: string) => Number(period.slice(8));

/** A report that can't be edited, with its additions in their order. */
interface LockedReport {
  month: Month;
  row: LedgerRow;
  additions: (readonly [period: string, row: LedgerRow])[];
}

/** Those of the last twelve months: older reports aren't updated either. */
async function lockedReports({ db, school, now }: PostCtx): Promise<LockedReport[]> {
  const since = yearBefore(monthOf(schoolDayAt(now, school.timeZone)));
  const reports = await postRows(db, school, { name: MONTHLY_REPORT, since, reasons: NOT_EDITABLE });
  if (reports.size === 0) return [];
  const additions = [...(await postRows(db, school, { name: REPORT_ADDITION, since }))];
  return [...reports]
    .filter(([, { state }]) => state === "sent")
    .map(([period, row]) => ({
      month: Month.parse(period),
      row,
      additions: additions
        .filter(([addition]) => addition.startsWith(`${period}/`))
        .sort(([a], [b]) => numberIn(a) - numberIn(b)),
    }));
}

/** The version that the report and its additions before this one tell of. */
const versionBefore = ({ row, additions }: LockedReport, number: number) =>
  additions.find(([period]) => numberIn(period) === number - 1)?.[1].about ?? row.version;

/** The number of the addition that is due: one that isn't out yet, or a new one if the report has changed since. */
function numberDue(report: LockedReport, version: string | undefined): number | undefined {
  const [period, last] = report.additions.at(-1) ?? [];
  const number = period ? numberIn(period) : 0;
  if (last && last.state !== "sent" && last.state !== "unsure") return number;
  return isSameReport(versionBefore(report, number + 1), version, report.month) ? undefined : number + 1;
}

export const reportAddition = definePost({
  name: REPORT_ADDITION,

  async due(ctx: PostCtx): Promise<DuePost[]> {
    const locked = await lockedReports(ctx);
    const versions = await readVersions(
      ctx,
      locked.map(({ month }) => month),
    );
    return locked.flatMap((report) => {
      const { month, row } = report;
      const number = numberDue(report, versions.get(month));
      if (number === undefined || !row.messageTs) return [];
      return [{ period: periodOf(month, number), dueAt: ctx.now, channel: row.channel, threadTs: row.messageTs }];
    });
  },

  async upcoming() {
    return [];
  },

  async about(ctx, period) {
    const month = monthIn(period);
    return (await readVersions(ctx, [month])).get(month);
  },

  async compose(ctx, { period }) {
    const month = monthIn(period);
    const report = await readReport(ctx, { month, soFar: false });
    const locked = (await lockedReports(ctx)).find((one) => one.month === month);
    const to = toReportVersion(report);
    // If it isn't certain what the report shows, we tell what changed since it was first posted.
    const before = locked && (versionBefore(locked, numberIn(period)) || locked.row.firstVersion);
    const changes = changesBetween(before || to, to);
    const added = report.units.filter(({ id }) => changes.units.added.includes(keyOf(id)));
    return toAddition({ report, changes, added, command: ctx.command });
  },

  problem: ({ command }, { periods, ...problem }) =>
    toAdditionProblem({ ...problem, months: periods.map(monthIn), command }),
});
