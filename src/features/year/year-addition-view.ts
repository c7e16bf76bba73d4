// How a change looks in the thread of an Annual Summary that can't be edited, and what admins read if it can't be posted.
import { isTokenInvalid } from "../../slack/api/slack-error.js";
import type { PostProblem } from "../../slack/define/post.js";
import { bold, code, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { toPostProblemWords } from "../posts/post-problem-view.js";
import type { YearSummary } from "./read-year.js";
import { toYearLine } from "./year-headline-view.js";

interface Addition {
  year: YearSummary;
  /** In words; undefined if it is as it was posted. */
  changes: string | undefined;
  command: string;
}

export function toYearAddition({ year, changes, command }: Addition): Message {
  return toMessage(
    paragraph(
      bold(changes ? `Changed since this was posted: ${changes}.` : "Nothing has changed since this was posted."),
    ),
    paragraph(...toYearLine(year)),
    footnote("The whole summary, up to date: ", code(`${command} year ${year.period.name}`)),
  );
}

interface AdditionProblem extends PostProblem {
  command: string;
}

/** Undefined when nobody can be told, or when it will be posted anyway. */
export function toYearAdditionProblem({ reason, channel, periods, command }: AdditionProblem): Message | undefined {
  const [year] = periods;
  if (!year || isTokenInvalid(reason) || reason === "unanswered" || reason === "ratelimited") return undefined;
  const what = `what changed in the ${year} Annual Summary`;
  return toMessage(
    paragraph(
      bold(`${reason === "unconfirmed" ? "Not confirmed" : "Not posted"}: ${what}. `),
      ...toPostProblemWords({ what, reason, channel, settings: `${command} settings` }),
      reason === "unconfirmed" ? " I won't post it again." : "",
    ),
    footnote("You can see the summary with ", code(`${command} year ${year}`), ". Every admin got this message."),
  );
}
