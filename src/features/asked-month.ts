// The month typed after a subcommand. When it is none, the refusal helps to name one.
import { type Month, readMonth, suggestMonth } from "../domain/time/month.js";
import { schoolDayAt } from "../domain/time/school-day.js";
import { Refusal } from "../slack/define/refusal.js";
import { clip } from "../text/clip.js";
import type { Ctx } from "./context.js";

const MAX_SHOWN = 40;

/** Nothing typed means this month. `examples` are what to type after the command instead. Throws Refusal. */
export function askedMonth(ctx: Ctx, typed: string, examples: readonly string[]): Month {
  const month = readMonth(typed, schoolDayAt(ctx.now, ctx.school.timeZone));
  if (month) return month;
  const suggestion = suggestMonth(typed);
  // Backticks in a Refusal mark what to type.
  const shown = clip(typed.replaceAll("`", "'"), MAX_SHOWN);
  const commands = new Intl.ListFormat("en-US", { type: "disjunction" }).format(
    examples.map((words) => `\`${ctx.command} ${words}\``),
  );
  throw new Refusal(
    `I don't recognize the month "${shown}".${suggestion ? ` Did you mean ${suggestion}?` : ""} Try ${commands}.`,
  );
}
