// A unit that people worked on together: its fields, the rules between them, and when two entries are the same unit.
import { z } from "zod";
import { Grades } from "./grade.js";
import { asPersonId, type PersonId } from "./ids.js";
import { Level } from "./level.js";
import { nameKey, PartnerNames } from "./partner-names.js";
import { multiLineText, optionalText, singleLineText } from "./text.js";
import { SchoolDay, yearAfter } from "./time/school-day.js";
import { UnitAnswers } from "./unit-questions.js";

export const FIRST_DATE = "2000-01-01";
export const MAX_PARTNERS = 20;
export const MAX_CLASSES = 200;
/** The same unit again this many days earlier or less may be another section of it. */
export const SECTION_DAYS = 28;
const CLASSES_MESSAGE = "Enter a whole number from 1 to 200.";

const Partners = z
  .array(z.string().min(1))
  .nullish()
  .transform((ids) => [...new Set(ids ?? [])].map(asPersonId))
  .refine((ids) => ids.length <= MAX_PARTNERS, `Choose no more than ${MAX_PARTNERS} partners.`);

/** In characters. */
export const MAX_EVIDENCE = 2000;

const Classes = z
  .union([z.number(), z.string().trim()], CLASSES_MESSAGE)
  .nullish()
  .transform((typed) => (typed === "" ? undefined : (typed ?? undefined)))
  .refine((typed) => typed === undefined || /^\d{1,3}$/.test(String(typed)), CLASSES_MESSAGE)
  .transform((typed) => (typed === undefined ? undefined : Number(typed)))
  .refine((classes) => classes === undefined || (classes >= 1 && classes <= MAX_CLASSES), CLASSES_MESSAGE)
  .optional();

export const UnitFields = z.object({
  title: singleLineText(150, { missing: "Give the unit a name or topic." }),
  date: SchoolDay,
  grades: Grades,
  level: Level,
  evidence: optionalText(multiLineText(MAX_EVIDENCE, {})),
  /** People in this Slack. */
  partners: Partners,
  /** The names of partners who aren't in this Slack. */
  others: PartnerNames,
  subject: optionalText(singleLineText(75, {})),
  classes: Classes,
  notes: optionalText(multiLineText(2000, {})),
  /** To the optional questions that were asked. */
  answers: UnitAnswers.optional(),
});
export type UnitFields = z.infer<typeof UnitFields>;

/** A unit whose day hasn't come yet at its school. It is in no figure until then. */
export const isPlanned = ({ date }: { date: SchoolDay }, schoolToday: SchoolDay): boolean => date > schoolToday;

type UnitProblems = Partial<Record<keyof UnitFields, string>>;

/** Checks the rules between fields. Returns a message for each field that breaks one. */
export function checkUnit(
  fields: UnitFields,
  { today, loggedBy }: { today: SchoolDay; loggedBy: PersonId },
): UnitProblems {
  const problems: UnitProblems = {};
  if (fields.level === 4 && !fields.evidence) {
    problems.evidence = "Level 4 needs evidence. What data on student learning shaped the plan?";
  }
  if (fields.date < FIRST_DATE) problems.date = "Choose a date in 2000 or later.";
  if (fields.date > yearAfter(today)) problems.date = "Choose a date no later than a year from today.";
  if (fields.others.length === 0 && fields.partners.every((partner) => partner === loggedBy)) {
    problems.partners =
      fields.partners.length === 0
        ? "Choose at least one partner. List people who aren't in this Slack under Others."
        : "Choose someone besides yourself. Units here are ones you worked on together.";
  }
  return problems;
}

/** How many classes a unit has with more of them. One that doesn't say had one. */
export const withClasses = (unit: { classes?: number | undefined }, more: number): number => (unit.classes ?? 1) + more;

interface UnitIdentity {
  title: string;
  date: SchoolDay;
  loggedBy: PersonId;
  partners: readonly PersonId[];
  others: readonly string[];
}

/** The same for two entries of the same unit, no matter which of its people logged them. */
export const identityOf = (unit: UnitIdentity): string => `${unit.date}\n${bareTitle(unit.title)}\n${peopleKey(unit)}`;

/** Whether two entries are the same unit. */
export const sameUnit = (a: UnitIdentity, b: UnitIdentity): boolean => identityOf(a) === identityOf(b);

/** Whether two titles are the same, ignoring case and spaces. */
export const sameTitle = (a: string, b: string): boolean => bareTitle(a) === bareTitle(b);

function bareTitle(title: string): string {
  return title.normalize("NFC").toLowerCase().replace(/\s+/g, "");
}

function peopleKey(unit: UnitIdentity): string {
  return [...new Set([unit.loggedBy, ...unit.partners, ...unit.others.map(nameKey)])].sort().join("\n");
}
