// The period typed after a subcommand: a school year, a term, a month or several. When it is none, the refusal helps to
// name one.

import type { Period } from "../domain/time/period.js";
import { readPeriod, suggestPeriod } from "../domain/time/read-period.js";
import { schoolDayAt } from "../domain/time/school-day.js";
import { Refusal } from "../slack/define/refusal.js";
import { toLineButtonText } from "../slack/define/typed-line.js";
import { clip } from "../text/clip.js";
import type { Ctx } from "./context.js";

const MAX_SHOWN = 40;

interface PeriodHelp {
  /** What may be typed after the command instead. */
  examples: readonly string[];
  /** The line with another period in it, without the command. */
  toLine(period: string): string;
}

/** Nothing typed means this school year. Throws Refusal, which offers the period that was probably meant. */
export function askedPeriod(ctx: Ctx, typed: string, { examples, toLine }: PeriodHelp): Period {
  const question = { today: schoolDayAt(ctx.now, ctx.school.timeZone), calendar: ctx.school.calendar };
  const period = readPeriod(typed, question);
  if (period) return period;
  const suggestion = suggestPeriod(typed, question);
  // Backticks in a Refusal mark what to type.
  const shown = clip(typed.replaceAll("`", "'"), MAX_SHOWN);
  const meant = suggestion === undefined ? "" : ` Did you mean ${clip(suggestion.replaceAll("`", "'"), MAX_SHOWN)}?`;
  const commands = new Intl.ListFormat("en-US", { type: "disjunction" }).format(
    examples.map((words) => `\`${ctx.command} ${words}\``),
  );
  throw new Refusal(`I don't recognize the period "${shown}".${meant} Try ${commands}.`, {
    offers: suggestion === undefined ? [] : [toOffer(ctx, toLine(suggestion))],
  });
}

const toOffer = ({ command }: Ctx, line: string) => ({
  typed: line,
  button: toLineButtonText({ command, text: line }),
});
