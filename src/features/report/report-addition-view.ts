// How a change looks in the thread of a report that can't be edited, and what admins read if it can't be posted.
import { countUnits, formatAverage } from "../../domain/report.js";
import { type Month, monthName } from "../../domain/time/month.js";
import { isTokenInvalid } from "../../slack/api/slack-error.js";
import type { PostProblem } from "../../slack/define/post.js";
import { bold, bullets, code, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { SpanUnit } from "../../store/unit-spans.js";
import { toPostProblemWords } from "../posts/post-problem-view.js";
import type { Report } from "./read-report.js";
import { toRow } from "./report-table-view.js";
import { formatChanges, type ReportChanges } from "./report-version.js";

/** The thread names at most this many late units. The report itself has them all. */
const MAX_NAMED = 5;

interface Addition {
  report: Report;
  changes: ReportChanges;
  /** The late units. */
  added: readonly SpanUnit[];
  command: string;
}

export function toAddition({ report, changes, added, command }: Addition): Message {
  const { month, summary } = report;
  const changed = formatChanges(changes, month);
  const named = added.slice(0, MAX_NAMED).map((unit) => [toRow(unit).join(" · ")]);
  const more = added.length - named.length;
  const average = summary.average === undefined ? "" : `, average level ${formatAverage(summary.average)}`;
  return toMessage(
    paragraph(
      bold(changed ? `Changed since this was posted: ${changed}.` : "Nothing has changed since this was posted."),
    ),
    named.length > 0 ? bullets(named) : undefined,
    more > 0 ? paragraph(`And ${more} more.`) : undefined,
    paragraph(`${monthName(month)} now has ${countUnits(summary.count)}${average}.`),
    footnote("The whole report, up to date: ", code(`${command} report ${month}`)),
  );
}

interface AdditionProblem extends Omit<PostProblem, "periods"> {
  months: readonly Month[];
  command: string;
}

/** Undefined when nobody can be told, or when it will be posted anyway. */
export function toAdditionProblem({ reason, channel, months, command }: AdditionProblem): Message | undefined {
  const [month] = months;
  if (!month || isTokenInvalid(reason) || reason === "unanswered" || reason === "ratelimited") return undefined;
  const what = `what changed in ${monthName(month)}'s report`;
  return toMessage(
    paragraph(
      bold(`${reason === "unconfirmed" ? "Not confirmed" : "Not posted"}: ${what}. `),
      ...toPostProblemWords({ what, reason, channel, settings: `${command} settings` }),
      reason === "unconfirmed" ? " I won't post it again." : "",
    ),
    footnote("You can see the report with ", code(`${command} report ${month}`), ". Every admin got this message."),
  );
}
