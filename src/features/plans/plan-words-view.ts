// What is said about a plan in a line: what it is about, who writes it, how complete it is, what it needs to be ready.
import { formatGradesInWords } from "../../domain/grade.js";
import { formatLevel } from "../../domain/level.js";
import { formatList, listNames } from "../../domain/list-in-words.js";
import { completenessOf, problemsIn } from "../../domain/plan/completeness.js";
import type { PlanField, PlanPerson, PlanRole } from "../../domain/plan/plan-fields.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";

const NAMES: Record<PlanField, string> = {
  ...{ title: "the title", people: "the people", grades: "the grade level", subject: "the subject" },
  ...{ level: "the level", day: "the first day", timeFrame: "the time frame", overview: "the overview" },
  ...{ deficits: "the areas of deficit or gaps", standards: "the content area standards", aasl: "AASL's standards" },
  ...{ librarianDuties: "the librarian's duties", teacherDuties: "the teacher's duties", print: "print resources" },
  ...{ electronic: "electronic resources", audiovisuals: "audiovisuals", equipment: "equipment" },
  ...{ product: "the learning product", assessment: "the assessment", adaptations: "adaptations and extensions" },
};

/** In the middle of a sentence: "the time frame". */
export const fieldName = (field: PlanField): string => NAMES[field];

/** "grade 6 · Mon, Nov 16 · level 3 Collaboration · Science": what is known of it. */
export function toPlanDetails({ values }: Plan, ctx: Ctx): string {
  const { grades, day, level, subject } = values;
  const dayWords = day && formatDay(day, { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  return [grades.length > 0 && formatGradesInWords(grades), dayWords, level && `level ${formatLevel(level)}`, subject]
    .filter(Boolean)
    .join(" · ");
}

/** "Tess, Lee": everyone who writes it. */
export const toPlanPeople = ({ values }: Plan): string => listNames(values.people.map(({ name }) => name));

const toPersonWords = ({ name, jobTitle }: PlanPerson): string => (jobTitle ? `${name} (${jobTitle})` : name);

/** The people with one role, with their job titles. */
export const peopleWithRole = ({ values }: Plan, role: PlanRole): string =>
  formatList(values.people.filter((person) => person.role === role).map(toPersonWords));

/** More than these are only counted. */
const MAX_EMPTY = 4;

/** "9 of 13 parts; still empty: Time frame and Attachments." */
export function toCompletenessWords(plan: Plan): string {
  const { filled, of, empty } = completenessOf(plan.values, plan.attachments.length);
  if (empty.length === 0) return `All ${of} parts.`;
  const named =
    empty.length > MAX_EMPTY ? [...empty.slice(0, MAX_EMPTY - 1), `${empty.length - MAX_EMPTY + 1} more`] : empty;
  return `${filled} of ${of} parts; still empty: ${formatList(named)}.`;
}

/** "To be ready, it needs a title and a level." */
export const toNeedsWords = ({ values }: Pick<Plan, "values">): string =>
  `To be ready, it needs ${formatList(problemsIn(values).map(({ words }) => words))}.`;
