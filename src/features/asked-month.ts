// The month somebody typed after a subcommand, or a "no" that helps to name one.
import { type Month, readMonth, suggestMonth } from "../domain/time/month.js";
import { schoolDayAt } from "../domain/time/school-day.js";
import { Refusal } from "../slack/define/refusal.js";
import { clip } from "../slack/message/blocks.js";
import type { Ctx } from "./context.js";

const SHOWN = 40;

/** Nothing typed is this month. `tries` are what to type instead, after the command. Throws Refusal. */
export function askedMonth(ctx: Ctx, typed: string, tries: readonly string[]): Month {
  const month = readMonth(typed, schoolDayAt(ctx.now, ctx.school.timeZone));
  if (month) return month;
  const meant = suggestMonth(typed);
  // In a Refusal backticks mark what is to be typed.
  const shown = clip(typed.replaceAll("`", "'"), SHOWN);
  const examples = new Intl.ListFormat("en-US", { type: "disjunction" }).format(
    tries.map((words) => `\`${ctx.command} ${words}\``),
  );
  throw new Refusal(`I do not know the month "${shown}".${meant ? ` Did you mean ${meant}?` : ""} Try ${examples}.`);
}
