// The Monthly Report of Units Supported posts itself in the admin channel: once, and on time or with a note that it is late.
import { Month, monthName } from "../../domain/time/month.js";
import { monthsDue, nextReport, reportDueAt } from "../../domain/time/report-schedule.js";
import { definePost } from "../../slack/define/post.js";
import { footnote, toMessage } from "../../slack/message/blocks.js";
import { firstPosted } from "../../store/posts.js";
import { countLateUnits, monthsChanged } from "../../store/report-changes.js";
import { firstMonth } from "../../store/unit-spans.js";
import type { PostCtx } from "../context.js";
import { readReport } from "./read-report.js";
import { toReportProblem } from "./report-problem-view.js";
import { toReportBlocks } from "./report-view.js";

export const MONTHLY_REPORT = "monthly-report";

/** A month that was posted stays due after its units are deleted, because its report has to show that. */
async function findFirstMonth(db: PostCtx["db"], school: PostCtx["school"]): Promise<Month | undefined> {
  return [await firstMonth(db, school), await firstPosted(db, school, MONTHLY_REPORT)]
    .filter((month) => month !== undefined)
    .sort()[0];
}

export const monthlyReport = definePost({
  name: MONTHLY_REPORT,

  async due({ db, school, now }: PostCtx) {
    const first = await findFirstMonth(db, school);
    if (!first) return [];
    const due = monthsDue({ firstMonth: first, now, reportTime: school.report, calendar: school.calendar });
    return due.map(({ month, dueAt }) => ({ period: month, dueAt, channel: school.adminChannel }));
  },

  async upcoming({ db, school, now }) {
    const first = await findFirstMonth(db, school);
    if (!first) return [];
    const next = nextReport(school.report, now, school.calendar);
    const month = [first, next.month].sort()[1] ?? first;
    const dueAt = reportDueAt(month, school.report, school.calendar);
    return [{ period: month, dueAt, channel: school.adminChannel, what: `${monthName(month)}'s report` }];
  },

  async compose({ db, school, now, command }, { period, late, dueAt, postedAt }) {
    const month = Month.parse(period);
    const report = await readReport(db, school, { month, soFar: false });
    const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: school.timeZone });
    const added = postedAt ? await countLateUnits(db, school, { month, postedAt }) : 0;
    return toMessage(
      ...toReportBlocks(report, { page: 0, command }),
      late ? footnote(`Posted late: it was due ${day.format(dueAt)}, but I couldn't post it then.`) : undefined,
      postedAt ? footnote(`Updated ${day.format(now)}: ${formatChange(added)}.`) : undefined,
    );
  },

  async changed({ db, school, now }, sent) {
    const months = sent.map(({ period, since }) => ({ month: Month.parse(period), since }));
    return monthsChanged(db, school, { months, now });
  },

  problem: ({ command }, { periods, ...problem }) =>
    toReportProblem({ ...problem, months: periods.map((period) => Month.parse(period)), command }),
});

/** What can change a posted report: see monthsChanged. */
function formatChange(added: number): string {
  if (added === 0) return "a unit, a rating or an OH YEAH changed";
  return added === 1 ? "one late unit added" : `${added} late units added`;
}
