// Reads what a level marked on the taxonomy is compared with: the units of this term, and the level marked last time.
import { taxonomy } from "../../content/taxonomy.js";
import { choiceOf, labelOf } from "../../domain/reflection.js";
import { summarize } from "../../domain/report.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { lastReflection } from "../../store/own-reflections.js";
import type { Reflection } from "../../store/reflection-row.js";
import { unitsBetween } from "../../store/unit-spans.js";
import type { Ctx } from "../context.js";
import type { LoggedUnits, TaxonomyComparison } from "./taxonomy-view.js";

const [LEVEL] = taxonomy.questions;
const NEXT_LEVEL = taxonomy.questions.find(({ key }) => key === "next-level");

const levelOf = ({ answers }: Reflection) => choiceOf(LEVEL, answers.level);

/** What the writer said it takes to move up; at the top, what keeps the library there. */
function nextStepOf({ answers }: Reflection): NonNullable<TaxonomyComparison["before"]>["nextStep"] {
  const answer = answers["next-level"];
  return answer && NEXT_LEVEL ? { label: labelOf(NEXT_LEVEL, answers), answer } : undefined;
}

/** The writer's own units of this term; if there are none, the school's. */
async function readTerm(ctx: Ctx): Promise<LoggedUnits | undefined> {
  const { db, school, user, now } = ctx;
  const term = { ...school.calendar.termOf(schoolDayAt(now, school.timeZone)), now };
  const own = summarize(await unitsBetween(db, school, { ...term, person: user.id }));
  if (own.average !== undefined) return { whose: "own", average: own.average, count: own.count };
  const all = summarize(await unitsBetween(db, school, term));
  return all.average === undefined ? undefined : { whose: "school", average: all.average, count: all.count };
}

/** For the writer's eyes only. */
export async function compareTaxonomy(ctx: Ctx, marked: Reflection): Promise<TaxonomyComparison> {
  const { db, school, user, now, tz } = ctx;
  const before = await lastReflection(db, school, { person: user.id, sheet: taxonomy.key, before: marked.createdAt });
  const at = { today: schoolDayAt(now, tz), locale: user.locale };
  return {
    level: levelOf(marked),
    units: await readTerm(ctx),
    before: before && {
      day: formatDay(schoolDayAt(before.createdAt, tz), at),
      level: levelOf(before),
      nextStep: nextStepOf(before),
    },
  };
}
