// The fields of the form in which a unit is logged or changed.
import { z } from "zod";
import { NO_STUDENT_NAMES } from "../../content/form-words.js";
import { MAX_NAME, MAX_NAMES } from "../../domain/partner-names.js";
import { MAX_CLASSES, MAX_EVIDENCE, UnitFields } from "../../domain/unit.js";
import { choice, choices, suggestion } from "../../slack/define/choice-fields.js";
import { people } from "../../slack/define/people-and-channel-fields.js";
import { date, text, wholeNumber } from "../../slack/define/text-and-date-fields.js";
import { subjectsFor } from "../../store/schools.js";
import type { Ctx } from "../context.js";
import { levelChoice } from "../levels/level-field.js";
import { questionFields } from "./question-fields.js";

const { shape } = UnitFields;

export const unitFields = {
  // Only after the person was told that the unit is in the log already.
  countAs: choice({
    label: "Count it as",
    schema: z.enum(["unit", "section", "none"]).optional(),
    optional: true,
    options: [
      { value: "unit", text: "A unit of its own" },
      { value: "section", text: "Another section of that unit", description: "It adds a class, not a unit." },
      { value: "none", text: "Nothing new", description: "It isn't saved. You'll see the unit that's in the log." },
    ],
  }),
  title: text({ label: "Name or topic of unit", schema: shape.title, max: 150 }),
  date: date({ label: "Date", schema: shape.date }),
  grades: choices({
    label: "Grade level",
    schema: shape.grades,
    options: (ctx: Ctx) => ctx.school.grades.map((grade) => ({ value: grade, text: grade })),
  }),
  level: levelChoice({ label: "Level of partnership", redraws: true }),
  evidence: text({
    label: "Evidence of student learning",
    hint: `What data shaped the plan, such as grade-level assessments? ${NO_STUDENT_NAMES}`,
    schema: shape.evidence,
    max: MAX_EVIDENCE,
    multiline: true,
    when: (draft) => draft.level === "4",
  }),
  partners: people({
    label: "Worked with",
    hint: "Everyone who planned or taught it with you.",
    // Slack would insist on a person here even when someone is listed below.
    optional: true,
    isWanted: (draft) => draft.others === undefined,
    schema: shape.partners,
  }),
  others: text({
    label: "Others",
    hint: `People who aren't in this Slack, separated by commas. ${NO_STUDENT_NAMES}`,
    optional: true,
    schema: shape.others,
    max: MAX_NAMES * (MAX_NAME + 2),
  }),
  subject: suggestion({
    label: "Subject",
    optional: true,
    schema: shape.subject,
    acceptsNew: true,
    placeholder: "Choose a subject or type a new one",
    suggestions: (ctx: Ctx) => subjectsFor(ctx.db, ctx.school),
  }),
  classes: wholeNumber({ label: "Number of classes", optional: true, schema: shape.classes, min: 1, max: MAX_CLASSES }),
  ...questionFields,
  notes: text({
    label: "Notes",
    hint: NO_STUDENT_NAMES,
    optional: true,
    schema: shape.notes,
    max: 2000,
    multiline: true,
  }),
};
