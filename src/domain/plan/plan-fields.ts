// The plan of a unit: what its fields hold, and which of them its log entry decides.
import { z } from "zod";
import { cleanText } from "../../text/clean.js";
import { textFromPasted } from "../../text/pasted.js";
import { tooLongWords } from "../../text/too-long.js";
import { type Grade, Grades } from "../grade.js";
import type { PersonId } from "../ids.js";
import { Level } from "../level.js";
import { MAX_NAME } from "../partner-names.js";
import { multiLineText, optionalText, singleLineText } from "../text.js";
import { SchoolDay } from "../time/school-day.js";
import { UnitFields } from "../unit.js";

/** Texts of one field each. */
export const PLAN_TEXTS = ["timeFrame", "overview", "product", "assessment", "adaptations"] as const;
export type PlanText = (typeof PLAN_TEXTS)[number];

/** The Template's resources: a list of each kind. */
export const PLAN_RESOURCES = ["print", "electronic", "audiovisuals", "equipment"] as const;
export type PlanResource = (typeof PLAN_RESOURCES)[number];

/** All fields, in the order of the Template. */
export const PLAN_FIELDS = [
  "title",
  "people",
  "grades",
  "subject",
  "level",
  "day",
  "overview",
  "timeFrame",
  "deficits",
  "standards",
  "aasl",
  "librarianDuties",
  "teacherDuties",
  "print",
  "electronic",
  "audiovisuals",
  "equipment",
  "product",
  "assessment",
  "adaptations",
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

/** Once a unit is logged, its log entry says these, and the plan keeps none of them. */
export const UNIT_PLAN_FIELDS = ["title", "grades", "subject", "level", "day"] as const satisfies readonly PlanField[];

export const isUnitField = (field: PlanField): boolean => (UNIT_PLAN_FIELDS as readonly string[]).includes(field);

/** Only the plan's people, librarians and admins see it. A published copy leaves it out. */
export const PRIVATE_PLAN_FIELD = "deficits" satisfies PlanField;

export type PlanRole = "librarian" | "teacher";

/** Someone who writes and teaches the unit. */
export interface PlanPerson {
  /** In this Slack; undefined for someone outside it. */
  id?: PersonId | undefined;
  name: string;
  role: PlanRole;
  /** Such as "Library media specialist" or "Grade 6 science". */
  jobTitle?: string | undefined;
}

/** An area of deficit, or a gap in test data. */
export interface PlanDeficit {
  area: string;
  indicators: string;
}

/** State standards of a content area, letter for letter: numbering, spaces and line breaks included. */
export interface PlanStandard {
  area: string;
  text: string;
}

export interface PlanDuty {
  text: string;
  /** It addresses an area of deficit or a gap, and is highlighted wherever the plan is shown. */
  addressesGap: boolean;
}

export interface PlanValues extends Partial<Record<PlanText, string | undefined>>, Record<PlanResource, string[]> {
  /** Empty as long as nobody gave it one. */
  title: string;
  people: PlanPerson[];
  grades: Grade[];
  subject?: string | undefined;
  level?: Level | undefined;
  /** The first day of the unit. */
  day?: SchoolDay | undefined;
  deficits: PlanDeficit[];
  standards: PlanStandard[];
  /** Numbers of AASL's standards, such as 1.1.7 or IV.B.2. */
  aasl: string[];
  librarianDuties: PlanDuty[];
  teacherDuties: PlanDuty[];
}

/** A plan may have no title yet. */
export const planTitle = ({ values }: { values: Pick<PlanValues, "title"> }): string => values.title || "Untitled plan";

export const EMPTY_PLAN: PlanValues = {
  title: "",
  people: [],
  grades: [],
  deficits: [],
  standards: [],
  aasl: [],
  librarianDuties: [],
  teacherDuties: [],
  print: [],
  electronic: [],
  audiovisuals: [],
  equipment: [],
};

export const MAX_PLAN_TEXT = 3000;
export const MAX_AREA = 75;
/** Of one resource with its full reference. All rows of all kinds together have to fit into one form. */
export const MAX_RESOURCE = 1000;
/** At most so many rows of one list. */
export const MAX_PLAN_ROWS = 10;
export const MAX_OVERVIEW_WORDS = 100;
/** At most so many files and links of one plan. */
export const MAX_ATTACHMENTS = 20;

/** Scripts that put no spaces between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

const wordsIn = (text: string): number =>
  SPACELESS.test(text) ? [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length : 1;

/** Words, as a word processor counts them: what spaces and line breaks separate, and in some scripts a dictionary. */
export const countWords = (text: string): number =>
  text
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .reduce((sum, word) => sum + wordsIn(word), 0);

/** Text that may be copied from a website or a word processor. */
const pasted = <S extends z.ZodType>(schema: S) =>
  z.preprocess((text) => (typeof text === "string" ? textFromPasted(text) : text), schema);

const Overview = pasted(optionalText(multiLineText(MAX_PLAN_TEXT, {}))).superRefine((text, { addIssue }) => {
  const words = countWords(text ?? "");
  if (words > MAX_OVERVIEW_WORDS) addIssue({ code: "custom", message: toTooManyWords(words) });
});

/** "112 words: 12 too many." */
export const toTooManyWords = (words: number): string => `${words} words: ${words - MAX_OVERVIEW_WORDS} too many.`;

const PlanTextField = pasted(optionalText(multiLineText(MAX_PLAN_TEXT, {})));

/** As it was pasted: only characters that can't be shown are taken out, and empty lines around it. */
const Standard = pasted(
  z
    .string()
    .transform(
      (text) =>
        cleanText(text)
          .replace(/^(?:[^\S\n]*\n)+/u, "")
          .trimEnd() || undefined,
    )
    .refine((text) => (text?.length ?? 0) <= MAX_PLAN_TEXT, {
      error: ({ input }) => tooLongWords(MAX_PLAN_TEXT, String(input).length),
    })
    .optional(),
);

/** The schemas of the fields that people type, by name. A list's schema is that of one of its rows. */
export const PlanSchemas = {
  title: UnitFields.shape.title,
  grades: Grades.optional(),
  subject: UnitFields.shape.subject,
  level: Level.optional(),
  day: SchoolDay.optional(),
  jobTitle: optionalText(singleLineText(MAX_NAME, {})),
  overview: Overview,
  text: PlanTextField,
  area: optionalText(singleLineText(MAX_AREA, {})),
  indicators: PlanTextField,
  standard: Standard,
  duty: PlanTextField,
  resource: pasted(optionalText(multiLineText(MAX_RESOURCE, {}))),
};
