// Fourteen months of the school's units, made up from a seed: levels rise, spring is busy, July is empty.
import type { Grade } from "../../src/domain/grade.js";
import { asPersonId, type PersonId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import { type Month, monthBefore, monthOf } from "../../src/domain/time/month.js";
import { addDays, instantAt, type SchoolDay, schoolDayAt } from "../../src/domain/time/school-day.js";
import type { UnitFields } from "../../src/domain/unit.js";
import type { QuestionKey, UnitAnswers } from "../../src/domain/unit-questions.js";
import { CALENDAR } from "./calendar.js";
import { createRng, integerBetween, pick, pickWeighted, type Rng } from "./random.js";
import { LEE, LIBRARIANS, NOOR, TEACHERS, type Teacher } from "./school.js";
import { growthAt, teachingDays, usualUnitsIn } from "./school-year.js";
import { evidenceFor, NOTES, TOPICS, type Topic } from "./topics.js";

const MONTHS = 14;
const SEED = 20_260_901;
/** Of its own, so that a new question leaves the units as they are. */
const ANSWER_SEED = 20_260_902;

export interface PastUnit extends UnitFields {
  loggedBy: PersonId;
  loggedAt: Date;
}

export interface PastOptions {
  now: Date;
  timeZone: string;
}

/** The months of the past, oldest first; the last is the one `now` is in. */
function monthsUntil({ now, timeZone }: PastOptions): Month[] {
  const months: Month[] = [monthOf(schoolDayAt(now, timeZone))];
  while (months.length < MONTHS) months.unshift(monthBefore(months[0] as Month));
  return months;
}

function topicsOf({ grades, subjects }: Teacher): Topic[] {
  return TOPICS.filter((topic) => subjects.includes(topic.subject) && topic.grades.some((at) => grades.includes(at)));
}

/** Around an average that rises from well below 2 to well above it, and is higher for more open teachers. */
function levelAt(rng: Rng, growth: number, { openness }: Teacher): Level {
  const middle = 1.1 + growth + 0.8 * openness;
  const level = Math.round(middle + (rng() + rng() - 1) * 1.9);
  return Math.min(4, Math.max(1, level)) as Level;
}

/** A teacher of many grades works with two of them at a time. */
function gradesFor(rng: Rng, { grades }: Teacher, topic: Topic): Grade[] {
  const all = grades.filter((grade) => topic.grades.includes(grade));
  const first = all.length > 2 ? integerBetween(rng, 0, all.length - 2) : 0;
  return all.slice(first, first + 2);
}

function partnersOf(rng: Rng, { id }: Teacher, loggedBy: string): PersonId[] {
  const librarian = loggedBy === NOOR || (loggedBy === id && rng() < 0.25) ? NOOR : LEE;
  return [loggedBy === id ? librarian : id].map(asPersonId);
}

/** Usually the same day, sometimes days later, so that a unit may come after the month's report. */
function loggedAfter(rng: Rng, day: SchoolDay, timeZone: string): Date {
  const later = addDays(day, rng() < 0.05 ? integerBetween(rng, 10, 16) : rng() < 0.7 ? 0 : integerBetween(rng, 1, 3));
  const [hour, minute] = [integerBetween(rng, 9, 15), integerBetween(rng, 0, 59)];
  return instantAt(
    CALENDAR.openDayFrom(later),
    `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`,
    timeZone,
  );
}

interface UnitContext {
  rng: Rng;
  timeZone: string;
  growth: number;
}

function toUnit({ rng, timeZone, growth }: UnitContext, date: SchoolDay): PastUnit {
  const teacher = pickWeighted(rng, TEACHERS, ({ openness }) => openness);
  const topic = pick(rng, topicsOf(teacher));
  const loggedBy = asPersonId(rng() < 0.6 ? teacher.id : pick(rng, LIBRARIANS));
  const level = levelAt(rng, growth, teacher);
  return {
    title: topic.title,
    subject: topic.subject,
    date,
    grades: gradesFor(rng, teacher, topic),
    level,
    evidence: level === 4 ? pick(rng, evidenceFor(topic.subject)) : undefined,
    partners: partnersOf(rng, teacher, loggedBy),
    others: [],
    classes: rng() < 0.6 ? integerBetween(rng, 1, 4) : undefined,
    notes: rng() < 0.25 ? pick(rng, NOTES) : undefined,
    loggedBy,
    loggedAt: loggedAfter(rng, date, timeZone),
  };
}

function unitsIn(context: UnitContext, month: Month): PastUnit[] {
  const days = teachingDays(month);
  if (days.length === 0) return [];
  const { rng } = context;
  const count = Math.max(0, usualUnitsIn(month) + (usualUnitsIn(month) > 0 ? integerBetween(rng, -2, 2) : 0));
  const titles = new Set<string>();
  const units = Array.from({ length: count }, () => toUnit(context, pick(rng, days)));
  // The same topic twice in a month would look like a mistake.
  return units.filter(({ title }) => !titles.has(title) && titles.add(title));
}

/** Came as a substitute for a year, without Slack, before he got a class of his own. */
const SUBSTITUTE = TEACHERS.find(({ name }) => name === "Dwayne Ashcombe");
const SPEAKER = "Ranger Odile Marsh";

/** A few early units with someone who had no Slack then, and now and then a speaker. */
function othersOf(unit: PastUnit, index: number): string[] {
  if (index % 37 === 20) return [SPEAKER];
  const isHis = [unit.loggedBy, ...unit.partners].some((id) => id === SUBSTITUTE?.id);
  return SUBSTITUTE && !isHis && index < 40 && index % 8 === 5 ? [SUBSTITUTE.name] : [];
}

/** The questions that this school asks besides the usual ones. */
export const QUESTIONS: readonly QuestionKey[] = ["taughtBy", "kind"];

/** Who plans together mostly teaches together. Now and then someone leaves a question blank. */
function answersOf(rng: Rng, { level }: PastUnit): UnitAnswers {
  const taughtBy = pickWeighted(rng, ["together", "librarian", "teacher"], (who) => (who === "together" ? level : 1));
  const kind = pickWeighted(rng, ["lesson", "research", "reading", "making", "other"], (what) =>
    what === "lesson" ? 4 : what === "research" ? 3 : 1,
  );
  return { taughtBy: rng() < 0.1 ? [] : [taughtBy], kind: rng() < 0.1 ? [] : [kind] };
}

/** In the order they were logged; none after `now`. */
export function createPast({ now, timeZone }: PastOptions): PastUnit[] {
  const [rng, answering] = [createRng(SEED), createRng(ANSWER_SEED)];
  const months = monthsUntil({ now, timeZone });
  return months
    .flatMap((month, index) => unitsIn({ rng, timeZone, growth: growthAt(month, index / (MONTHS - 1)) }, month))
    .filter(({ loggedAt, date }) => loggedAt < now && date <= schoolDayAt(now, timeZone))
    .sort((a, b) => a.loggedAt.getTime() - b.loggedAt.getTime())
    .map((unit, index) => ({ ...unit, others: othersOf(unit, index), answers: answersOf(answering, unit) }));
}
