// The month typed after a subcommand. When it is none, the refusal helps to name one.
import { type Month, readMonth, suggestMonth } from "../domain/time/month.js";
import { readPeriod } from "../domain/time/read-period.js";
import { type SchoolDay, schoolDayAt } from "../domain/time/school-day.js";
import { Refusal } from "../slack/define/refusal.js";
import { toLineButtonText } from "../slack/define/typed-line.js";
import { clip } from "../text/clip.js";
import type { Ctx } from "./context.js";

const MAX_SHOWN = 40;

interface MonthHelp {
  /** What may be typed after the command instead. */
  examples: readonly string[];
  /** The line with another month in it, without the command. */
  toLine(month: string): string;
  /** The line that shows a longer period, without the command. */
  toLongerLine?(period: string): string;
}

/** Nothing typed means this month. Throws Refusal, which offers the month that was probably meant. */
export function askedMonth(ctx: Ctx, typed: string, { examples, toLine, toLongerLine }: MonthHelp): Month {
  const today = schoolDayAt(ctx.now, ctx.school.timeZone);
  const month = readMonth(typed, today);
  if (month) return month;
  const longer = readPeriod(typed, { today, calendar: ctx.school.calendar });
  if (longer)
    throw new Refusal(
      `${longer.name} is more than one month. Type a month, such as \`${ctx.command} ${examples[0]}\`.`,
      {
        offers: toLongerLine ? [toOffer(ctx, toLongerLine(typed))] : [],
      },
    );
  const suggestion = suggestMonth(typed);
  // Backticks in a Refusal mark what to type.
  const shown = clip(typed.replaceAll("`", "'"), MAX_SHOWN);
  const commands = new Intl.ListFormat("en-US", { type: "disjunction" }).format(
    examples.map((words) => `\`${ctx.command} ${words}\``),
  );
  throw new Refusal(
    `I don't recognize the month "${shown}".${suggestion ? ` Did you mean ${suggestion}?` : ""} Try ${commands}.`,
    { offers: suggestion ? [toOffer(ctx, toLine(correct(typed, suggestion, today)))] : [] },
  );
}

/** What was typed, with the misspelled name corrected: a year after it still counts. */
function correct(typed: string, name: string, today: SchoolDay): string {
  const corrected = typed.replace(/\p{L}+/u, name);
  return readMonth(corrected, today) ? corrected : name;
}

const toOffer = ({ command }: Ctx, line: string) => ({
  typed: line,
  button: toLineButtonText({ command, text: line }),
});
