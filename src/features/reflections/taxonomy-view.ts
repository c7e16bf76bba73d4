// Where somebody stands on the taxonomy, beside what the log of the term says: shown to its writer alone.
import { taxonomy } from "../../content/taxonomy.js";
import { choiceOf } from "../../domain/reflection.js";
import { formatAverage, summarize } from "../../domain/report.js";
import { compareRanges, rangeName, rangeOf, type TaxonomyRange } from "../../domain/taxonomy.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { type Block, paragraph, quote } from "../../slack/message/blocks.js";
import { lastReflection } from "../../store/reflections.js";
import type { Reflection } from "../../store/saved-reflection.js";
import { unitsBetween } from "../../store/unit-spans.js";
import type { Ctx } from "../context.js";

const [LEVEL] = taxonomy.questions;

const COMPARED = {
  same: "the same range",
  above: "more than you marked",
  below: "less than you marked",
} as const;

async function readLog(ctx: Ctx): Promise<{ whose: string; average: number; count: number } | undefined> {
  const term = ctx.school.calendar.termOf(schoolDayAt(ctx.now, ctx.school.timeZone));
  const own = summarize(await unitsBetween(ctx.db, ctx.school, { ...term, person: ctx.user.id }));
  if (own.average !== undefined) return { whose: "Your", average: own.average, count: own.count };
  const all = summarize(await unitsBetween(ctx.db, ctx.school, term));
  return all.average === undefined ? undefined : { whose: "The school's", average: all.average, count: all.count };
}

function compare(range: TaxonomyRange | undefined, log: Awaited<ReturnType<typeof readLog>>): string {
  if (!log) return "There are no units in the log of this term yet to set beside it.";
  const [units, averages] = log.count === 1 ? ["1 unit", "averages"] : [`${log.count} units`, "average"];
  const logged = rangeOf(log.average);
  const average = `${log.whose} ${units} of this term ${averages} ${formatAverage(log.average)}, in the range of ${rangeName(logged)}`;
  return range ? `${average}: ${COMPARED[compareRanges(range, logged)]}.` : `${average}.`;
}

/** What its writer reads after saving. */
export async function toTaxonomyBlocks(ctx: Ctx, marked: Reflection): Promise<Block[]> {
  const choice = choiceOf(LEVEL, marked.answers.level);
  const before = await lastReflection(ctx.db, ctx.school, {
    person: ctx.user.id,
    sheet: taxonomy.key,
    before: marked.createdAt,
  });
  const needed = before?.answers["next-level"];
  const day = before && formatDay(schoolDayAt(before.createdAt, ctx.tz), { locale: ctx.user.locale });
  return [
    paragraph(
      `You marked ${choice?.text ?? "a level that is no longer on the sheet"}. ${compare(choice?.range, await readLog(ctx))}`,
    ),
    ...(before
      ? [paragraph(`On ${day} you marked ${choiceOf(LEVEL, before.answers.level)?.text ?? "another level"}.`)]
      : []),
    ...(needed ? [paragraph("What you needed then to move on:"), quote(needed)] : []),
  ];
}
