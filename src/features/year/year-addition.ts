// What changed in an Annual Summary that Slack no longer lets Bookend edit is answered in its thread.
import { toPeriod } from "../../domain/time/period.js";
import { definePost } from "../../slack/define/post.js";
import { additionTo } from "../posts/post-addition.js";
import { ANNUAL_SUMMARY, followedYears, readYearVersions } from "./annual-summary.js";
import { readYearReport } from "./read-year-report.js";
import { toYearAddition, toYearAdditionProblem } from "./year-addition-view.js";
import { toYearVersion, yearChanges } from "./year-version.js";

export const yearAddition = definePost(
  additionTo({
    name: "year-addition",
    of: ANNUAL_SUMMARY,
    /** Until the next year's is out. */
    since: (ctx) => followedYears(ctx)[0],
    versions: readYearVersions,
    isSame: (from, to) => from === to || (!!from && !!to && yearChanges(from, to) === undefined),

    async compose(ctx, { period, from }) {
      const { calendar } = ctx.school;
      const year = await readYearReport(ctx, toPeriod(calendar.schoolYearNamed(period), calendar));
      const to = toYearVersion(year);
      return toYearAddition({ year, changes: yearChanges(from || to, to), command: ctx.command });
    },

    problem: ({ command }, problem) => toYearAdditionProblem({ ...problem, command }),
  }),
);
