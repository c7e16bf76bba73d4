// Decides what becomes of a typed line: a unit that is saved at once, or a form with what the line says.
import type { PersonId } from "../ids.js";
import type { SchoolDay } from "../time/school-day.js";
import { checkUnit, isPlanned, UnitFields } from "../unit.js";
import type { UnitLine, UnitLineValues } from "./unit-line.js";

export interface UnitEntry {
  /** There is nothing to ask, so the unit is saved at once. */
  isComplete: boolean;
  /** What the form starts with. A field that isn't here is empty, or has the person's usual value if it is `missing`. */
  values: Partial<UnitLineValues>;
  /** Set if every field has a value. They may still break a rule between them. */
  unit: UnitFields | undefined;
  /** The day hasn't come yet. */
  isPlanned: boolean;
}

type EntryOptions = {
  /** The person's own day. */
  today: SchoolDay;
  schoolToday: SchoolDay;
  loggedBy: PersonId;
};

export function toUnitEntry(line: UnitLine, { today, schoolToday, loggedBy }: EntryOptions): UnitEntry {
  const isDateUnclear = line.unclear.some(({ field }) => field === "date");
  // No date means today, but what the line says unclearly is asked.
  const values = isDateUnclear ? line.values : { date: today, ...line.values };
  const isAhead = values.date !== undefined && isStillToCome(values.date, { today, schoolToday });
  const isAnswered = line.missing.length === 0 && line.unclear.length === 0;
  const unit = isAnswered ? UnitFields.safeParse(values).data : undefined;
  const isRight = unit !== undefined && Object.keys(checkUnit(unit, { today, loggedBy })).length === 0;
  const isComplete = isRight && !isAhead && line.leftover.length === 0 && !line.isCut;
  return { isComplete, values, unit, isPlanned: isAhead };
}

/** For the person and for the school. Around midnight, a day may be today for one of them. */
export const isStillToCome = (date: SchoolDay, { today, schoolToday }: Omit<EntryOptions, "loggedBy">): boolean =>
  isPlanned({ date }, today) && isPlanned({ date }, schoolToday);
