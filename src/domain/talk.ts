// A planning talk of a librarian: its fields, the rules between them, and which unit it became.
import { z } from "zod";
import type { PersonId } from "./ids.js";
import { nameKey, PartnerNames } from "./partner-names.js";
import { singleLineText } from "./text.js";
import { addDays, SchoolDay } from "./time/school-day.js";
import { UnitFields } from "./unit.js";

export const MAX_MINUTES = 600;
const MINUTES_MESSAGE = `Enter a whole number from 1 to ${MAX_MINUTES}.`;

export const TalkFields = z.object({
  /** People in this Slack. */
  partners: UnitFields.shape.partners,
  /** The names of people who aren't in this Slack. */
  others: PartnerNames,
  /** A unit made of the talk gets it as its title. */
  about: singleLineText(150, { missing: "Say what you talked about." }),
  day: SchoolDay,
  minutes: z.coerce
    .number(MINUTES_MESSAGE)
    .int(MINUTES_MESSAGE)
    .min(1, MINUTES_MESSAGE)
    .max(MAX_MINUTES, MINUTES_MESSAGE)
    .optional(),
});
export type TalkFields = z.infer<typeof TalkFields>;

const FIRST_DAY = "2000-01-01";

/** Checks the rules between fields. Returns a message for each field that breaks one. */
export function checkTalk(
  { partners, others, day }: TalkFields,
  { today, person }: { today: SchoolDay; person: PersonId },
): Partial<Record<keyof TalkFields, string>> {
  const isAlone = others.length === 0 && partners.every((partner) => partner === person);
  return {
    ...(isAlone ? { partners: "Choose who you talked with. List people who aren't in this Slack under Others." } : {}),
    ...(day > today ? { day: "That day hasn't come yet. Save the talk once you've had it." } : {}),
    ...(day < FIRST_DAY ? { day: "Choose a date in 2000 or later." } : {}),
  };
}

/** From a talk to the unit that was planned in it, there are usually a few weeks. */
export const DAYS_TO_BECOME_A_UNIT = 30;

/** A unit of the librarian who had the talk. */
export interface UnitOfTalk {
  id: string;
  title: string;
  date: SchoolDay;
  /** The ids of its logger and its partners. */
  people: readonly string[];
  /** Names of partners outside Slack, also of those who were matched with a person later. */
  names: readonly string[];
  /** It was made of another talk of theirs, so it isn't a guess for this one. */
  isOfAnother: boolean;
}

interface PlannedTalk extends Pick<TalkFields, "partners" | "others" | "day"> {
  /** The unit that was made of it. */
  unitId: string | undefined;
  notUnits: readonly string[];
}

/** The last day on which a unit may be what came of a talk. */
export const lastDayToBecome = (day: SchoolDay): SchoolDay => addDays(day, DAYS_TO_BECOME_A_UNIT);

/** The unit that was made of the talk; otherwise the first one with the same partner in the days after it. `units`: oldest first. */
export function unitOfTalk(
  { partners, others, day, unitId, notUnits }: PlannedTalk,
  units: readonly UnitOfTalk[],
): UnitOfTalk | undefined {
  const possible = units.filter(({ id }) => !notUnits.includes(id));
  const keys = others.map(nameKey);
  const isWithThem = ({ people, names }: UnitOfTalk) =>
    partners.some((partner) => people.includes(partner)) || names.some((name) => keys.includes(nameKey(name)));
  const isInTime = ({ date }: UnitOfTalk) => date >= day && date <= lastDayToBecome(day);
  return (
    possible.find(({ id }) => id === unitId) ??
    possible.find((unit) => !unit.isOfAnother && isInTime(unit) && isWithThem(unit))
  );
}
