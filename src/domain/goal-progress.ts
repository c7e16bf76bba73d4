// How far a goal is: its value now and at the same point a year before, from the counted units of both years.
import { type Aim, isReached, type Measure, type ShareOf } from "./goal.js";
import { subjectKey } from "./subject.js";
import type { SchoolCalendar } from "./time/school-calendar.js";
import { addYears, type SchoolDay } from "./time/school-day.js";
import type { Span } from "./time/span.js";
import { addTallies, averageTenths, levelOf, percentOf, type UnitTally } from "./unit-sum.js";

/** A measured value, with the numbers it comes from. */
export interface Reading {
  /** In the goal's own number: whole units, tenths or percent. Undefined where nothing can be divided. */
  value: number | undefined;
  /** The units that count, of how many. */
  part: number;
  whole: number;
}

export interface Progress<G extends Aim = Aim> {
  goal: G;
  now: Reading;
  /** At the same point of the year before; undefined if that year has no units up to there. */
  before: Reading | undefined;
  isReached: boolean;
}

function namesOf({ grades, subject, level }: UnitTally, by: ShareOf["by"]): readonly string[] {
  if (by === "grade") return grades;
  if (by === "level") return [String(levelOf(level))];
  return subject === undefined ? [] : [subject];
}

/** Of the units that have a subject, if it is about subjects: a unit without one is neither in English nor outside it. */
function measureShare(of: ShareOf, tallies: readonly UnitTally[]): Reading {
  const keys = new Set(of.names.map(subjectKey));
  const known = tallies.filter((tally) => of.by !== "subject" || tally.subject !== undefined);
  const isIn = (tally: UnitTally) => namesOf(tally, of.by).some((name) => keys.has(subjectKey(name)));
  const part = addTallies(known.filter((tally) => isIn(tally) !== of.isOutside)).count;
  const whole = addTallies(known).count;
  return { value: percentOf(part, whole), part, whole };
}

export function measureUnits(measure: Measure, tallies: readonly UnitTally[]): Reading {
  if (measure.kind === "share") return measureShare(measure.of, tallies);
  const sum = addTallies(tallies);
  const value = measure.kind === "units" ? sum.count : averageTenths(sum);
  return { value, part: sum.count, whole: sum.count };
}

/** The days that count for a goal on `day`, and those of the year before up to the same point. */
export interface GoalSpans {
  /** The name of the school year. */
  year: string;
  now: Span;
  before: Span;
}

const earlier = (a: SchoolDay, b: SchoolDay) => (a < b ? a : b);

/** For a year that is over, both years are whole. */
export function spansOn(day: SchoolDay, year: { name: string } & Span, calendar: SchoolCalendar): GoalSpans {
  const last = calendar.schoolYearBefore(year);
  const isOver = day >= year.to;
  return {
    year: year.name,
    now: { from: year.from, to: earlier(day, year.to) },
    before: { from: last.from, to: isOver ? last.to : earlier(addYears(day, -1), last.to) },
  };
}

const within = (tallies: readonly UnitTally[], { from, to }: Span) =>
  tallies.filter(({ date }) => date >= from && date <= to);

/** `tallies` are at least those of both spans. */
export function measureProgress<G extends Aim>(
  goals: readonly G[],
  { now, before }: GoalSpans,
  tallies: readonly UnitTally[],
): Progress<G>[] {
  const [thisYear, lastYear] = [within(tallies, now), within(tallies, before)];
  return goals.map((goal) => {
    const reading = measureUnits(goal.measure, thisYear);
    return {
      goal,
      now: reading,
      before: lastYear.length > 0 ? measureUnits(goal.measure, lastYear) : undefined,
      isReached: isReached(goal, reading.value),
    };
  });
}
