// The subcommand week: what is planned this week, next week or in any other.
import { monthFirst } from "../../domain/time/date-format.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { readTypedDate } from "../../domain/typed-line/date.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { readWeek, thisWeek } from "./read-week.js";
import { weekLink } from "./week-links.js";
import { toWeek, WEEK_TITLE } from "./week-view.js";

const MAX_SHOWN = 40;

/** "", "next", "last week", "of Nov 16". Throws Refusal. */
function readDay(ctx: Ctx, typed: string): SchoolDay {
  const words = typed.trim().replace(/^(?:of|for) /i, "");
  const now = thisWeek(ctx);
  if (/^(?:this(?: week)?)?$/i.test(words)) return now;
  if (/^next(?: week)?$/i.test(words)) return addDays(now, 7);
  if (/^(?:last|previous)(?: week)?$/i.test(words)) return addDays(now, -7);
  const today = schoolDayAt(ctx.now, ctx.tz);
  const found = readTypedDate(words, { today, monthFirst: monthFirst(ctx.user.locale) });
  if (found?.value) return found.value;
  const shown = clip(words.replaceAll("`", "'"), MAX_SHOWN);
  throw new Refusal(
    `I don't recognize the week "${shown}". Try \`${ctx.command} week\`, \`${ctx.command} week next\` or \`${ctx.command} week Nov 16\`.`,
  );
}

export const weekCommand = defineSubcommand({
  word: "week",
  usage: "[next|last|Nov 16]",
  summary: "what is planned, and what has no plan",
  button: "See the week",
  run: async (ctx: Ctx, typed) =>
    whisper(toWeek(await readWeek(ctx, readDay(ctx, typed)), ctx, 0), { title: WEEK_TITLE }),
});

export const turnWeek = defineButton({
  link: weekLink,
  run: async (ctx: Ctx, { day, page }) => replace(toWeek(await readWeek(ctx, day), ctx, page), { title: WEEK_TITLE }),
});
