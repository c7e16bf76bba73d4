// The Annual Summary posts itself in the admin channel after the school year's last day: once, and it stays up to date.
import { DAY_MS } from "../../domain/time/duration.js";
import { type Period, toPeriod } from "../../domain/time/period.js";
import { summariesAround } from "../../domain/time/year-schedule.js";
import { toButton } from "../../slack/define/button.js";
import { definePost } from "../../slack/define/post.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { postRows } from "../../store/post-ledger.js";
import type { PostCtx } from "../context.js";
import { toDownloadButton } from "../downloads/download-links.js";
import { toPostNotes } from "../posts/post-notes-view.js";
import { toProblem } from "../report/report-problem-view.js";
import { toResponseButtons } from "../responses/response-view.js";
import { readYear } from "./read-year.js";
import { readYearReport } from "./read-year-report.js";
import { unsureYearLink } from "./year-links.js";
import { toYearVersion, yearChanges } from "./year-version.js";
import { toYearMessage } from "./year-view.js";

export const ANNUAL_SUMMARY = "annual-summary";

/** A server that was down all summer still posts it. Later it would be old news: people can ask for it. */
const CATCH_UP_MS = 120 * DAY_MS;
/** Before that, nobody looks for it among the upcoming posts. */
const AHEAD_MS = 56 * DAY_MS;

/** The ledger knows a year by its name. It stays the same when the year's days are moved. */
const periodOf = ({ school }: PostCtx, name: string): Period =>
  toPeriod(school.calendar.schoolYearNamed(name), school.calendar);

const around = ({ school, now }: PostCtx) => summariesAround({ now, at: school.report, calendar: school.calendar });

/** The years whose summaries follow the log, if they are out: the latest that was due, and the one after it. */
export function followedYears(ctx: PostCtx): [string, string] {
  const { latest, next } = around(ctx);
  return [latest.year.name, next.year.name];
}

export async function readYearVersions(ctx: PostCtx, names: readonly string[]): Promise<Map<string, string>> {
  const versions = names.map(
    async (name) => [name, toYearVersion(await readYearReport(ctx, periodOf(ctx, name)))] as const,
  );
  return new Map(await Promise.all(versions));
}

/** What was posted stays due, because it has to follow the log, even if the year's last day was moved. */
async function postedYears({ db, school }: PostCtx, names: readonly string[]) {
  const rows = await postRows(db, school, { name: ANNUAL_SUMMARY, since: "" });
  return new Map([...rows].filter(([name]) => names.includes(name)));
}

const hasAnything = async (ctx: PostCtx, name: string): Promise<boolean> => {
  const { summary } = await readYear(ctx, periodOf(ctx, name));
  return summary.total.units.count > 0 || Object.keys(summary.total.values).length > 0;
};

export const whatIsPosted = (year: string): string => `the ${year} Annual Summary`;

export const annualSummary = definePost({
  name: ANNUAL_SUMMARY,
  hasPreview: true,
  previewButtons: () => [toRunButton("stats", { text: "Fix figures" })],
  what: whatIsPosted,

  async due(ctx: PostCtx) {
    const { latest, next } = around(ctx);
    const known = await postedYears(ctx, followedYears(ctx));
    const isSent = ({ year }: typeof latest) => known.get(year.name)?.state === "sent";
    const isOld = ctx.now.getTime() - latest.dueAt.getTime() >= CATCH_UP_MS;
    // Figures of years gone by may be entered at any time. A year that was over before the school had Bookend isn't posted.
    const isOurs = latest.dueAt > ctx.school.createdAt;
    const isNew = isOurs && !isOld && (known.has(latest.year.name) || (await hasAnything(ctx, latest.year.name)));
    const due = [...(isSent(latest) || isNew ? [latest] : []), ...(isSent(next) ? [next] : [])];
    return due.map(({ year, dueAt }) => ({ period: year.name, dueAt, channel: ctx.school.adminChannel }));
  },

  async upcoming(ctx) {
    const { next } = around(ctx);
    const isNear = next.dueAt.getTime() - ctx.now.getTime() <= AHEAD_MS;
    const isPosted = (await postedYears(ctx, [next.year.name])).get(next.year.name)?.state === "sent";
    const { name } = next.year;
    if (!isNear || isPosted || !(await hasAnything(ctx, name))) return [];
    return [{ period: name, dueAt: next.dueAt, channel: ctx.school.adminChannel, what: `The ${name} Annual Summary` }];
  },

  async compose(ctx, { period, late, dueAt, update }) {
    const { school, now, command } = ctx;
    const days = periodOf(ctx, period);
    const year = await readYearReport(ctx, days);
    const changes = update?.from === undefined ? undefined : yearChanges(update.from, update.to);
    const notes = toPostNotes({ late, dueAt, now, changes, timeZone: school.timeZone });
    const below = [...notes, toResponseButtons({ post: ANNUAL_SUMMARY, period }, toDownloadButton("year", days))];
    return toYearMessage({ year, command, below });
  },

  versions: readYearVersions,

  problem({ command }, { periods, ...problem }) {
    const [year] = periods;
    if (year === undefined) return undefined;
    const toAnswer = (answer: "there" | "missing", look: { text: string; suffix: string }) =>
      toButton(unsureYearLink, { year, answer }, look);
    return toProblem({ what: whatIsPosted(year), line: `year ${year}`, toAnswer }, { ...problem, command });
  },
});
