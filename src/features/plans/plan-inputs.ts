// Each field of a plan as inputs of a form. A step is a list of fields, so its form is made of these.
import { z } from "zod";
import { NO_STUDENT_NAMES } from "../../content/form-words.js";
import type { Grade } from "../../domain/grade.js";
import type { Level } from "../../domain/level.js";
import { MAX_OVERVIEW_WORDS, MAX_PLAN_TEXT, type PlanField, PlanSchemas } from "../../domain/plan/plan-fields.js";
import type { SchoolDay } from "../../domain/time/school-day.js";
import { choices, suggestion } from "../../slack/define/choice-fields.js";
import { toFieldValues } from "../../slack/define/form.js";
import { date, text } from "../../slack/define/text-and-date-fields.js";
import { subjectsFor } from "../../store/schools.js";
import type { Ctx } from "../context.js";
import { levelChoice } from "../levels/level-field.js";
import { peopleInput } from "./people-input.js";
import type { PlanInput } from "./plan-input.js";
import { deficitsInput, standardsInput, toDutiesInput, toResourcesInput, toTextInput } from "./text-inputs.js";

const titleInput: PlanInput = {
  fields: { title: text({ label: "Unit title", schema: PlanSchemas.title, max: 150 }) },
  toForm: ({ title }) => (title ? { title } : {}),
  fromForm: ({ title }) => ({ title: title as string }),
};

const gradesInput: PlanInput = {
  fields: {
    grades: choices({
      label: "Grade level",
      optional: true,
      schema: PlanSchemas.grades,
      options: (ctx: Ctx) => ctx.school.grades.map((grade) => ({ value: grade, text: grade })),
    }),
  },
  toForm: ({ grades }) => (grades.length > 0 ? { grades } : {}),
  fromForm: ({ grades }) => ({ grades: (grades as Grade[] | undefined) ?? [] }),
};

const subjectInput: PlanInput = {
  fields: {
    subject: suggestion({
      label: "Subject",
      optional: true,
      schema: PlanSchemas.subject,
      acceptsNew: true,
      placeholder: "Choose a subject or type a new one",
      suggestions: (ctx: Ctx) => subjectsFor(ctx.db, ctx.school),
    }),
  },
  toForm: ({ subject }) => toFieldValues({ subject }),
  fromForm: ({ subject }) => ({ subject: subject as string | undefined }),
};

const levelInput: PlanInput = {
  fields: {
    level: { ...levelChoice({ label: "Level of partnership" }), optional: true, schema: PlanSchemas.level },
  },
  toForm: ({ level }) => toFieldValues({ level }),
  fromForm: ({ level }) => ({ level: level as Level | undefined }),
};

const dayInput: PlanInput = {
  fields: { day: date({ label: "First day", optional: true, schema: PlanSchemas.day }) },
  toForm: ({ day }) => toFieldValues({ day }),
  fromForm: ({ day }) => ({ day: day as SchoolDay | undefined }),
};

/** Which numbers there are depends on the school's settings: read-step.ts checks them. */
const aaslInput: PlanInput = {
  fields: {
    aasl: text({
      label: "Standards for the 21st-century learner",
      hint: "AASL's numbers only, such as 1.1.7 or IV.B.2. The text of the standards is under copyright.",
      optional: true,
      schema: z.string().optional(),
      max: MAX_PLAN_TEXT,
    }),
  },
  toForm: ({ aasl }) => (aasl.length > 0 ? { aasl: aasl.join(", ") } : {}),
  fromForm: ({ aasl }) => ({ aasl: aasl ? String(aasl).split(", ") : [] }),
};

export const PLAN_INPUTS: Record<PlanField, PlanInput> = {
  title: titleInput,
  people: peopleInput,
  grades: gradesInput,
  subject: subjectInput,
  level: levelInput,
  day: dayInput,
  timeFrame: toTextInput("timeFrame", { label: "Time frame", hint: "How long the unit takes, start to finish." }),
  overview: toTextInput("overview", {
    label: "Unit overview",
    hint: `Goals, student learning and activity, in at most ${MAX_OVERVIEW_WORDS} words. ${NO_STUDENT_NAMES}`,
  }),
  deficits: deficitsInput,
  standards: standardsInput,
  aasl: aaslInput,
  librarianDuties: toDutiesInput("librarianDuties", "librarian"),
  teacherDuties: toDutiesInput("teacherDuties", "teacher"),
  print: toResourcesInput("print", {
    label: "Print resource",
    hint: "With its full reference where possible.",
    add: "Add another print resource",
  }),
  electronic: toResourcesInput("electronic", { label: "Electronic resource", add: "Add another electronic resource" }),
  audiovisuals: toResourcesInput("audiovisuals", {
    label: "Audiovisual resource",
    add: "Add another audiovisual resource",
  }),
  equipment: toResourcesInput("equipment", { label: "Equipment", add: "Add more equipment" }),
  product: toTextInput("product", {
    label: "Learning product",
    hint: `Describe in full how students show their learning. ${NO_STUDENT_NAMES}`,
  }),
  assessment: toTextInput("assessment", {
    label: "Assessment overview",
    hint: `Say who assesses what and how, and name the tools: rubric, checklist or other. ${NO_STUDENT_NAMES}`,
  }),
  adaptations: toTextInput("adaptations", {
    label: "Adaptations and extensions",
    hint: `Further activities, and ways to adapt the unit for exceptional learners. ${NO_STUDENT_NAMES}`,
  }),
};
