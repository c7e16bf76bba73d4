// The Monthly Report of Units Supported posts itself in the admin channel: once, and on time or with a note that it is late.
import { isOnItsWay } from "../../domain/post-ledger.js";
import { Month, monthAfter, monthIn, monthName } from "../../domain/time/month.js";
import { monthsDue, nextReport, reportDueAt } from "../../domain/time/report-schedule.js";
import { toButton } from "../../slack/define/button.js";
import { definePost, type PostUpdate } from "../../slack/define/post.js";
import { firstPosted, knownPosts } from "../../store/posts.js";
import { firstLoggedMonth } from "../../store/unit-spans.js";
import type { PostCtx } from "../context.js";
import { figuresLink } from "../figures/figures-links.js";
import { toPostNotes } from "../posts/post-notes-view.js";
import { toResponseButtons } from "../responses/response-view.js";
import { readReport, readReports } from "./read-report.js";
import { toReportProblem } from "./report-problem-view.js";
import { changesBetween, formatChanges, toReportVersion } from "./report-version.js";
import { toReportDownload, toReportMessage } from "./report-view.js";

export const MONTHLY_REPORT = "monthly-report";

/** A month that was posted stays due after its units are deleted, because its report has to show that. */
async function findFirstMonth(db: PostCtx["db"], school: PostCtx["school"]): Promise<Month | undefined> {
  return [await firstLoggedMonth(db, school), await firstPosted(db, school, MONTHLY_REPORT)]
    .filter((month) => month !== undefined)
    .sort()[0];
}

/** What the reports of these months would show now, as versions, by month. */
export async function readVersions(ctx: PostCtx, months: readonly Month[]): Promise<Map<Month, string>> {
  const reports = await readReports(ctx, months);
  return new Map(reports.map((report) => [report.month, toReportVersion(report)]));
}

const whatOf = (period: string): string => `${monthName(monthIn(period))}'s report`;

export const monthlyReport = definePost({
  name: MONTHLY_REPORT,
  hasPreview: true,
  previewButtons: (period) => [toButton(figuresLink, { month: monthIn(period) }, { text: "Fix figures" })],

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
    // Once it is out before its day, the one after it is the next.
    const known = (await knownPosts(db, school, [month])).get(`${MONTHLY_REPORT} ${month}`);
    const months = known && isOnItsWay(known) ? [month, monthAfter(month)] : [month];
    return months.map((one) => ({
      ...{ period: one, dueAt: reportDueAt(one, school.report, school.calendar), channel: school.adminChannel },
      what: whatOf(one),
    }));
  },

  what: whatOf,

  async compose(ctx, { period, late, dueAt, update }) {
    const { school, now, command } = ctx;
    const month = Month.parse(period);
    const report = await readReport(ctx, { month, soFar: false });
    const changes = update && formatUpdate(update, month);
    const notes = toPostNotes({ late, dueAt, now, changes, timeZone: school.timeZone });
    const below = [...notes, toResponseButtons({ post: MONTHLY_REPORT, period }, toReportDownload(month))];
    return toReportMessage({ report, command, page: 0, below });
  },

  versions: (ctx, periods) =>
    readVersions(
      ctx,
      periods.map((period) => Month.parse(period)),
    ),

  problem: ({ command }, { periods, ...problem }) =>
    toReportProblem({ ...problem, months: periods.map((period) => Month.parse(period)), command }),
});

/** How it differs from when it was posted, if that is known. A unit that was logged late may have been deleted again. */
const formatUpdate = ({ from, to }: PostUpdate, month: Month): string | undefined =>
  from === undefined ? undefined : formatChanges(changesBetween(from, to), month);
