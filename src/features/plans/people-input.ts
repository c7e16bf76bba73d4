// Who writes and teaches a plan, as inputs of a form: people in this Slack by role, others by name, and everyone's job title.
import { z } from "zod";
import { NO_STUDENT_NAMES } from "../../content/form-words.js";
import { isFormer } from "../../domain/former-colleague.js";
import { asPersonId } from "../../domain/ids.js";
import { MAX_NAME, MAX_NAMES, nameKey, PartnerNames } from "../../domain/partner-names.js";
import type { PlanPerson } from "../../domain/plan/plan-fields.js";
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
  )
  .transform((lines) =>
    lines.map((line) => {
      const [name = "", ...title] = line.split(":");
      return { name: name.trim(), title: title.join(":").trim() };
    }),
  )
  .refine(
    (titles) => titles.every(({ title }) => title.length <= MAX_NAME),
    `Keep each title to ${MAX_NAME} characters or fewer.`,
  );

/** After the name of a librarian outside this Slack. */
const LIBRARIAN_MARK = " (librarian)";
const IS_LIBRARIAN = /\s*\(librarian\)\s*$/iu;

const idsOf = (all: readonly PlanPerson[], role: PlanPerson["role"]) =>
  all.flatMap(({ id, role: has }) => (id && has === role && !isFormer(id) ? [id as string] : []));

function toForm(all: readonly PlanPerson[]) {
  const others = all
    .filter(({ id }) => !id)
    .map(({ name, role }) => (role === "librarian" ? `${name}${LIBRARIAN_MARK}` : name));
  const titles = all.flatMap(({ id, name, jobTitle }) =>
    jobTitle && !(id && isFormer(id)) ? [`${name}: ${jobTitle}`] : [],
  );
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
  jobTitles: { name: string; title: string }[];
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

/** The people in the form, and the names that a title was given to and that nobody of them has. */
export function readPeople(
  entered: Record<string, unknown>,
  names: ReadonlyMap<string, string>,
): { people: PlanPerson[]; unknown: string[] } {
  const given = entered as unknown as EnteredPeople;
  const found = toPeople(given, names);
  const titleOf = (person: PlanPerson) =>
    given.jobTitles.find(({ name }) => nameKey(name) === nameKey(person.name))?.title;
  const withTitles = found.map((person) => {
    const jobTitle = titleOf(person);
    return jobTitle ? { ...person, jobTitle } : person;
  });
  const unknown = given.jobTitles.filter(({ name }) => !found.some((one) => nameKey(one.name) === nameKey(name)));
  return { people: withTitles, unknown: unknown.map(({ name }) => name) };
}

export const peopleInput: PlanInput = {
  fields: {
    librarians: people({ label: "Librarians", optional: true, schema: People }),
    teachers: people({ label: "Teachers", optional: true, schema: People }),
    others: text({
      label: "Others",
      hint: `People who aren't in this Slack, separated by commas. Add (librarian) after a librarian's name. ${NO_STUDENT_NAMES}`,
      optional: true,
      schema: PartnerNames,
      max: MAX_NAMES * (MAX_NAME + LIBRARIAN_MARK.length + 2),
    }),
    jobTitles: text({
      label: "Job titles",
      hint: "One per line, such as Lee Librarian: Library media specialist.",
      optional: true,
      schema: JobTitles,
      max: 3000,
      multiline: true,
    }),
  },
  toForm: ({ people: all }) => toForm(all),
  // Names come from Slack: read-step.ts looks them up.
  fromForm: (entered) => ({ people: readPeople(entered, new Map()).people }),
};
