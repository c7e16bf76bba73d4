// Fourteen months of the school's units, made up from a seed: levels rise, spring is busy, July is empty.
import type { Grade } from "../../src/domain/grade.js";
import { asPersonId, type PersonId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import { type Month, monthBefore, monthOf } from "../../src/domain/time/month.js";
import { addDays, instantAt, type SchoolDay, schoolDayAt } from "../../src/domain/time/school-day.js";
import type { UnitFields } from "../../src/domain/unit.js";
import { between, type Chance, createChance, pick, pickWeighted } from "./random.js";
import { CALENDAR, LEE, LIBRARIANS, NOOR, TEACHERS, type Teacher } from "./school.js";
import { growthAt, taughtDays, usualUnitsIn } from "./school-year.js";
import { evidenceFor, NOTES, TOPICS, type Topic } from "./topics.js";

const MONTHS = 14;
const SEED = 20_260_901;

export interface PastUnit extends UnitFields {
  loggedBy: PersonId;
  loggedAt: Date;
}

export interface Today {
  now: Date;
  timeZone: string;
}

/** The months of the past, oldest first; the last is the one `now` is in. */
function monthsUntil({ now, timeZone }: Today): Month[] {
  const months: Month[] = [monthOf(schoolDayAt(now, timeZone))];
  while (months.length < MONTHS) months.unshift(monthBefore(months[0] as Month));
  return months;
}

function topicsOf({ grades, subjects }: Teacher): Topic[] {
  return TOPICS.filter((topic) => subjects.includes(topic.subject) && topic.grades.some((at) => grades.includes(at)));
}

/** Around a middle that rises from well below 2 to well above it, higher where the teacher is open to it. */
function levelAt(chance: Chance, growth: number, { openness }: Teacher): Level {
  const middle = 1.1 + growth + 0.8 * openness;
  const level = Math.round(middle + (chance() + chance() - 1) * 1.9);
  return Math.min(4, Math.max(1, level)) as Level;
}

/** Who teaches many grades works with two of them at a time. */
function gradesFor(chance: Chance, { grades }: Teacher, topic: Topic): Grade[] {
  const all = grades.filter((grade) => topic.grades.includes(grade));
  const first = all.length > 2 ? between(chance, 0, all.length - 2) : 0;
  return all.slice(first, first + 2);
}

function partnersOf(chance: Chance, { id }: Teacher, loggedBy: string): PersonId[] {
  const librarian = loggedBy === NOOR || (loggedBy === id && chance() < 0.25) ? NOOR : LEE;
  return [loggedBy === id ? librarian : id].map(asPersonId);
}

/** Mostly the same day, now and then days later: such a unit may come after the month's report. */
function loggedAfter(chance: Chance, day: SchoolDay, timeZone: string): Date {
  const later = addDays(day, chance() < 0.05 ? between(chance, 10, 16) : chance() < 0.7 ? 0 : between(chance, 1, 3));
  const [hour, minute] = [between(chance, 9, 15), between(chance, 0, 59)];
  return instantAt(
    CALENDAR.openDayFrom(later),
    `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`,
    timeZone,
  );
}

interface Setting {
  chance: Chance;
  timeZone: string;
  growth: number;
}

function toUnit({ chance, timeZone, growth }: Setting, date: SchoolDay): PastUnit {
  const teacher = pickWeighted(chance, TEACHERS, ({ openness }) => openness);
  const topic = pick(chance, topicsOf(teacher));
  const loggedBy = asPersonId(chance() < 0.6 ? teacher.id : pick(chance, LIBRARIANS));
  const level = levelAt(chance, growth, teacher);
  return {
    title: topic.title,
    subject: topic.subject,
    date,
    grades: gradesFor(chance, teacher, topic),
    level,
    evidence: level === 4 ? pick(chance, evidenceFor(topic.subject)) : undefined,
    partners: partnersOf(chance, teacher, loggedBy),
    classes: chance() < 0.6 ? between(chance, 1, 4) : undefined,
    notes: chance() < 0.25 ? pick(chance, NOTES) : undefined,
    loggedBy,
    loggedAt: loggedAfter(chance, date, timeZone),
  };
}

function unitsIn(setting: Setting, month: Month): PastUnit[] {
  const days = taughtDays(month);
  if (days.length === 0) return [];
  const { chance } = setting;
  const count = Math.max(0, usualUnitsIn(month) + (usualUnitsIn(month) > 0 ? between(chance, -2, 2) : 0));
  const titles = new Set<string>();
  const units = Array.from({ length: count }, () => toUnit(setting, pick(chance, days)));
  // The same topic twice in a month would look like a mistake.
  return units.filter(({ title }) => !titles.has(title) && titles.add(title));
}

/** In the order in which they were logged; none after `now`. */
export function toPast({ now, timeZone }: Today): PastUnit[] {
  const chance = createChance(SEED);
  const months = monthsUntil({ now, timeZone });
  return months
    .flatMap((month, index) => unitsIn({ chance, timeZone, growth: growthAt(month, index / (MONTHS - 1)) }, month))
    .filter(({ loggedAt, date }) => loggedAt < now && date <= schoolDayAt(now, timeZone))
    .sort((a, b) => a.loggedAt.getTime() - b.loggedAt.getTime());
}
