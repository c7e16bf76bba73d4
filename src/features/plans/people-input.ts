// Who writes and teaches a plan, as inputs of a form: people in this Slack by role, others by name, and everyone's job title.
import { z } from "zod";
import { NO_STUDENT_NAMES } from "../../content/form-words.js";
import { isFormer } from "../../domain/former-colleague.js";
import { asPersonId } from "../../domain/ids.js";
import { MAX_NAME, MAX_NAMES, nameKey, toPartnerNames } from "../../domain/partner-names.js";
import type { PlanPerson } from "../../domain/plan/plan-fields.js";
import { planPersonKey } from "../../domain/plan/plan-people.js";
import { MAX_PARTNERS } from "../../domain/unit.js";
import { people } from "../../slack/define/people-and-channel-fields.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { tidyLine } from "../../text/clean.js";
import type { PlanInput } from "./plan-input.js";

const People = z
  .array(z.string().min(1))
  .optional()
  .transform((ids) => [...new Set(ids ?? [])])
  .refine((ids) => ids.length <= MAX_PARTNERS, `Choose no more than ${MAX_PARTNERS} people.`);

/** All of them take so much room in the form. */
const MAX_TITLES = 3000;

/** A line for each person: "Lee Librarian: Library media specialist". */
const JobTitles = z
  .string()
  .optional()
  .transform((typed) => (typed ?? "").split("\n").map(tidyLine).filter(Boolean))
  .pipe(
    z.array(
      z
        .string()
        .regex(
          /\S\s*:\s*\S/u,
          'Write each line as a name, a colon and a title: "Lee Librarian: Library media specialist".',
        ),
    ),
  );

/** After the name of a librarian outside this Slack. */
const LIBRARIAN_MARK = " (librarian)";
const IS_LIBRARIAN = /\s*\(librarian\)\s*$/iu;

const idsOf = (all: readonly PlanPerson[], role: PlanPerson["role"]) =>
  all.flatMap(({ id, role: has }) => (id && has === role && !isFormer(id) ? [id as string] : []));

interface TitleLine {
  person: PlanPerson;
  line: string;
}

/** The job titles that the form shows: those of many people with long names may not fit, and stay as they are. */
function toTitleLines(all: readonly PlanPerson[]): TitleLine[] {
  const shown: TitleLine[] = [];
  let length = 0;
  for (const person of all) {
    const { id, name, jobTitle } = person;
    if (!jobTitle || (id && isFormer(id))) continue;
    const line = `${name}: ${jobTitle}`;
    length += line.length + 1;
    if (length <= MAX_TITLES) shown.push({ person, line });
  }
  return shown;
}

function toForm(all: readonly PlanPerson[]) {
  const others = all
    .filter(({ id }) => !id)
    .map(({ name, role }) => (role === "librarian" ? `${name}${LIBRARIAN_MARK}` : name));
  const titles = toTitleLines(all).map(({ line }) => line);
  const [librarians, teachers] = [idsOf(all, "librarian"), idsOf(all, "teacher")];
  return {
    ...(librarians.length > 0 ? { librarians } : {}),
    ...(teachers.length > 0 ? { teachers } : {}),
    ...(others.length > 0 ? { others: others.join(", ") } : {}),
    ...(titles.length > 0 ? { jobTitles: titles.join("\n") } : {}),
  };
}

interface EnteredPeople {
  librarians: string[];
  teachers: string[];
  others: string[];
  /** Lines. */
  jobTitles: string[];
}

/** Someone chosen as both is a librarian. */
function toPeople({ librarians, teachers, others }: EnteredPeople, names: ReadonlyMap<string, string>): PlanPerson[] {
  const inSlack = (ids: readonly string[], role: PlanPerson["role"]) =>
    ids.map((id) => ({ id: asPersonId(id), name: names.get(id) ?? id, role }));
  const outside = others.map((typed) => ({
    name: typed.replace(IS_LIBRARIAN, ""),
    role: IS_LIBRARIAN.test(typed) ? ("librarian" as const) : ("teacher" as const),
  }));
  const onlyTeachers = teachers.filter((id) => !librarians.includes(id));
  return [...inSlack(librarians, "librarian"), ...inSlack(onlyTeachers, "teacher"), ...outside];
}

/** Whose name it is. The beginning is enough, such as a first name, if only one person's begins so. */
function findKey(name: string, keys: ReadonlySet<string>): string {
  const key = nameKey(name);
  if (keys.has(key)) return key;
  const [only, ...more] = [...keys].filter((one) => key !== "" && one.startsWith(`${key} `));
  return only !== undefined && more.length === 0 ? only : key;
}

/** The name and the title in a line. A name may have a colon in it, too. */
function readTitle(line: string, keys: ReadonlySet<string>): { key: string; name: string; title: string } {
  const parts = line.split(":");
  const splits = parts.map((_part, at) => {
    const [name = "", title = ""] = [parts.slice(0, at + 1), parts.slice(at + 1)].map((half) => half.join(":").trim());
    return { key: findKey(name, keys), name, title };
  });
  const known = splits.findLast(({ key, title }) => title !== "" && keys.has(key));
  return known ?? splits[0] ?? { key: nameKey(line), name: line, title: "" };
}

type Title = ReturnType<typeof readTitle>;

const isSame = (a: PlanPerson, b: PlanPerson) => planPersonKey(a) === planPersonKey(b);

/** The titles of these people. Of two with one name, each first gets what they had. */
function assignTitles(found: readonly PlanPerson[], titles: readonly Title[], before: readonly PlanPerson[]) {
  const open = [...titles];
  const assigned = new Map<PlanPerson, string>();
  const assign = (person: PlanPerson, fits: (title: string) => boolean) => {
    const at = open.findIndex(({ key, title }) => key === nameKey(person.name) && fits(title));
    if (at >= 0) assigned.set(person, open.splice(at, 1)[0]?.title ?? "");
  };
  for (const person of found) {
    const had = before.find((one) => isSame(one, person))?.jobTitle;
    assign(person, (title) => title === had);
  }
  for (const person of found) if (!assigned.has(person)) assign(person, () => true);
  return assigned;
}

interface EnteredWith {
  names: ReadonlyMap<string, string>;
  /** The people whose titles the form showed. */
  before: readonly PlanPerson[];
}

/** The people in the form, and what is wrong with their titles: names that nobody of them has, or too long ones. */
export function readPeople(
  entered: Record<string, unknown>,
  { names, before }: EnteredWith,
): { people: PlanPerson[]; unknown: string[]; long: string[] } {
  const given = entered as unknown as EnteredPeople;
  const found = toPeople(given, names);
  const keys = new Set(found.map(({ name }) => nameKey(name)));
  const titles = given.jobTitles.map((line) => readTitle(line, keys));
  const assigned = assignTitles(found, titles, before);
  const shown = toTitleLines(before).map(({ person }) => person);
  const hidden = before.filter((one) => one.jobTitle && !shown.includes(one));
  const people = found.map((person) => {
    const jobTitle = assigned.get(person) ?? hidden.find((one) => isSame(one, person))?.jobTitle;
    return jobTitle ? { ...person, jobTitle } : person;
  });
  return {
    people,
    unknown: titles.filter(({ key }) => !keys.has(key)).map(({ name }) => name),
    long: titles.filter(({ title }) => title.length > MAX_NAME).map(({ name }) => name),
  };
}

export const peopleInput: PlanInput = {
  fields: {
    librarians: people({ label: "Librarians", optional: true, schema: People }),
    teachers: people({ label: "Teachers", optional: true, schema: People }),
    others: text({
      label: "Others",
      hint: `People who aren't in this Slack, separated by commas. Add (librarian) after a librarian's name. ${NO_STUDENT_NAMES}`,
      optional: true,
      schema: toPartnerNames("Librarians or Teachers"),
      max: MAX_NAMES * (MAX_NAME + LIBRARIAN_MARK.length + 2),
    }),
    jobTitles: text({
      label: "Job titles",
      hint: "One per line, such as Lee Librarian: Library media specialist.",
      optional: true,
      schema: JobTitles,
      max: MAX_TITLES,
      multiline: true,
    }),
  },
  toForm: ({ people: all }) => toForm(all),
  // Names come from Slack: read-step.ts looks them up.
  fromForm: (entered) => ({ people: readPeople(entered, { names: new Map(), before: [] }).people }),
};
