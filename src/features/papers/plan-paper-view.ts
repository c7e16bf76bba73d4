// A unit's plan as a paper: one set of words for the PDF, the DOCX and the post.
import type { PlanPaper } from "../../documents/paper-kinds.js";
import { formatGrades } from "../../domain/grade.js";
import { formatLevel } from "../../domain/level.js";
import type { PlanPerson, PlanRole } from "../../domain/plan/plan-fields.js";
import { planTitle } from "../../domain/plan/plan-fields.js";
import { formatDay } from "../../domain/time/school-day.js";
import type { Plan } from "../../store/plan-row.js";
import type { School } from "../../store/schools.js";
import { toPaperHead } from "./paper-parts-view.js";
import { toPlanParts } from "./plan-parts-view.js";

interface Fact {
  name: string;
  lines: readonly string[];
}

const withLines = (facts: readonly Fact[]): Fact[] =>
  facts
    .map(({ name, lines }) => ({ name, lines: lines.filter((line) => line !== "") }))
    .filter(({ lines }) => lines[0]);

/** "Tess Whitlock, Grade 6 science". */
const toPerson = ({ name, jobTitle = "" }: PlanPerson): string => [name, jobTitle].filter(Boolean).join(", ");

/** The Template's header. `toPeople` says who has a role. */
function toHeader({ values }: Plan, toPeople: (role: PlanRole) => readonly string[]): Fact[] {
  return [
    { name: "Library Media Specialist", lines: toPeople("librarian") },
    { name: "Teacher(s)", lines: toPeople("teacher") },
    { name: "Grade Level", lines: [formatGrades(values.grades)] },
  ];
}

const DEFICITS_LEFT_OUT =
  "Areas of deficit and gaps aren't in this copy: only the plan's people, librarians and admins see them.";
const DEFICITS_SHOWN =
  "Areas of deficit and gaps are for the plan's people, librarians and admins. Please don't pass them on.";

interface SchoolCopy {
  school: School;
  now: Date;
  /** This copy is for someone who may see areas of deficit and gaps. */
  withDeficits: boolean;
}

/** The plan as people at the school read it. */
export function toPlanPaper(plan: Plan, { school, now, withDeficits }: SchoolCopy): PlanPaper {
  const { values, source } = plan;
  const { level, subject = "", day, deficits } = values;
  const people = (role: PlanRole) => values.people.filter((person) => person.role === role).map(toPerson);
  const deficitsNote = withDeficits ? DEFICITS_SHOWN : DEFICITS_LEFT_OUT;
  return {
    kind: "plan",
    ...toPaperHead({ school, now }),
    about: "Unit plan",
    title: planTitle(plan),
    facts: withLines([
      ...toHeader(plan, people),
      { name: "Subject", lines: [subject] },
      { name: "First day", lines: [day ? formatDay(day) : ""] },
      { name: "Level of Collaboration", lines: [level ? formatLevel(level) : ""] },
    ]),
    parts: toPlanParts(plan, { withDeficits, withFiles: true }),
    notes: [...(source ? [`Adapted from ${source.words}`] : []), ...(deficits.length > 0 ? [deficitsNote] : [])],
  };
}

/** A person who hasn't agreed to be named. */
const UNNAMED: Record<PlanRole, (count: number) => string> = {
  librarian: (count) => (count === 1 ? "The librarian" : `${count} librarians`),
  teacher: (count) => (count === 1 ? "A teacher" : `${count} teachers`),
};

interface PublishedCopy {
  school: School;
  now: Date;
  /** The school's name stands on it. */
  withSchool: boolean;
  /** Whether this person agreed to be named. */
  isNamed(person: PlanPerson): boolean;
  /** Puts words in place of the names of people who didn't. */
  withoutNames(text: string): string;
  /** Of the plan it was copied from. */
  sourceTitle: string | undefined;
}

/** A plan's copy for people outside the school: no areas of deficit, no empty parts, names only of those who agreed. */
export function toPublishedPaper(plan: Plan, copy: PublishedCopy): PlanPaper {
  const { school, now, withSchool, isNamed, withoutNames, sourceTitle } = copy;
  const people = (role: PlanRole) => {
    const all = plan.values.people.filter((person) => person.role === role);
    const others = all.filter((person) => !isNamed(person)).length;
    return [...all.filter(isNamed).map(toPerson), ...(others > 0 ? [UNNAMED[role](others)] : [])];
  };
  const { printed, school: name } = toPaperHead({ school, now });
  const paper: PlanPaper = {
    ...{ kind: "plan", printed, school: withSchool ? name : "", about: "Unit plan", title: planTitle(plan) },
    facts: withLines(toHeader(plan, people)),
    parts: toPlanParts(plan, { withDeficits: false, withFiles: false }).filter(({ kind }) => kind !== "empty"),
    notes: plan.source ? [sourceTitle ? `Adapted from “${sourceTitle}”.` : "Adapted from another plan."] : [],
  };
  const { facts, ...rest } = paper;
  return { ...mapText(rest, withoutNames), facts };
}

/** The keys of what isn't people's words. */
const NOT_WORDS = new Set(["kind", "address", "printed", "school", "about", "mark", "legend"]);

/** The same with every text in it changed, except for what people didn't write. */
const mapText = <T>(value: T, change: (text: string) => string): T =>
  JSON.parse(JSON.stringify(value), (key, part) =>
    typeof part === "string" && !NOT_WORDS.has(key) ? change(part) : part,
  );
