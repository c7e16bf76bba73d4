// What changed in a report that Slack no longer lets Bookend edit is answered in the report's thread.
import { Month, monthIn, monthOf, yearBefore } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { definePost } from "../../slack/define/post.js";
import { additionTo } from "../posts/post-addition.js";
import { MONTHLY_REPORT, readVersions } from "./monthly-report.js";
import { readReport } from "./read-report.js";
import { toAddition, toAdditionProblem } from "./report-addition-view.js";
import { keyOf } from "./report-parts.js";
import { changesBetween, isSameReport, toReportVersion } from "./report-version.js";

export const REPORT_ADDITION = "report-addition";

export const reportAddition = definePost(
  additionTo({
    name: REPORT_ADDITION,
    of: MONTHLY_REPORT,
    /** Twelve months ago. */
    since: ({ school, now }) => yearBefore(monthOf(schoolDayAt(now, school.timeZone))),
    versions: (ctx, periods) =>
      readVersions(
        ctx,
        periods.map((period) => Month.parse(period)),
      ),
    isSame: (from, to, period) => isSameReport(from, to, Month.parse(period)),

    async compose(ctx, { period, from }) {
      const report = await readReport(ctx, { month: Month.parse(period), soFar: false });
      const to = toReportVersion(report);
      const changes = changesBetween(from || to, to);
      const added = report.units.filter(({ id }) => changes.units.added.includes(keyOf(id)));
      return toAddition({ report, changes, added, command: ctx.command });
    },

    problem: ({ command }, { periods, ...problem }) =>
      toAdditionProblem({ ...problem, months: periods.map(monthIn), command }),
  }),
);
