// The fields of the form in which a goal is set: three at most are on the screen at once, or one more for what a share is of.
import { z } from "zod";
import { GOAL_KINDS, type GoalKind, MAX_GOAL_NAMES, SHARE_CHOICES, type ShareSide } from "../../domain/goal.js";
import { GRADES } from "../../domain/grade.js";
import { formatLevel, LEVELS } from "../../domain/level.js";
import { optionalText, singleLineText } from "../../domain/text.js";
import { MAX_QUERY_SUBJECT } from "../../domain/unit-query.js";
import { choice, choices, menu, suggestions } from "../../slack/define/choice-fields.js";
import type { FieldValues } from "../../slack/define/field.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import type { Ctx } from "../context.js";
import { knownSubjects } from "./known-subjects.js";

const MAX_AMOUNT = 10;

const KIND_WORDS: Record<GoalKind, { text: string; amount: string }> = {
  units: { text: "Number of units", amount: "Units by the end of the year" },
  level: { text: "Average level of partnership", amount: "Average level, such as 2.5" },
  share: { text: "Share of the units", amount: "Percentage of the units" },
};

const SIDE_WORDS: Record<ShareSide, { in: string; outside: string }> = {
  subject: { in: "Units in these subjects", outside: "Units outside these subjects" },
  grade: { in: "Units with these grades", outside: "Units outside these grades" },
  level: { in: "Units at these levels", outside: "Units outside these levels" },
};

const toChoiceText = (value: (typeof SHARE_CHOICES)[number]): string => {
  const [side, where] = value.split("-") as [ShareSide, "in" | "outside"];
  return SIDE_WORDS[side][where];
};

const isShareOf = (side: ShareSide) => (values: FieldValues) =>
  values.kind === "share" && String(values.which ?? "").startsWith(`${side}-`);

const kindOf = ({ kind }: FieldValues) => GOAL_KINDS.find((known) => known === kind);

export const goalFields = {
  kind: choice({
    label: "Goal",
    schema: z.enum(GOAL_KINDS, "Choose what the goal is about."),
    options: GOAL_KINDS.map((kind) => ({ value: kind, text: KIND_WORDS[kind].text })),
    redraws: true,
  }),
  which: menu({
    label: "Which units",
    schema: z.enum(SHARE_CHOICES, "Choose which units.").optional(),
    options: () => SHARE_CHOICES.map((value) => ({ value, text: toChoiceText(value) })),
    when: (values) => values.kind === "share",
    redraws: true,
  }),
  subjects: suggestions({
    label: "Subjects",
    schema: z.array(singleLineText(MAX_QUERY_SUBJECT, {})).optional(),
    placeholder: "Choose subjects",
    max: MAX_GOAL_NAMES,
    acceptsNew: false,
    suggestions: (ctx: Ctx) => knownSubjects(ctx),
    when: isShareOf("subject"),
  }),
  grades: choices({
    label: "Grades",
    schema: z.array(z.enum(GRADES)).optional(),
    options: (ctx: Ctx) => ctx.school.grades.map((grade) => ({ value: grade, text: grade })),
    when: isShareOf("grade"),
  }),
  levels: choices({
    label: "Levels of partnership",
    schema: z.array(z.enum(["1", "2", "3", "4"])).optional(),
    options: () => LEVELS.map((level) => ({ value: String(level), text: formatLevel(level) })),
    when: isShareOf("level"),
  }),
  start: text({
    label: "From",
    hint: "Leave it blank to start from last year's value.",
    optional: true,
    schema: optionalText(singleLineText(MAX_AMOUNT, {})),
    max: MAX_AMOUNT,
    when: (values) => values.kind === "level" || values.kind === "share",
  }),
  target: text({
    label: "Goal",
    labelIn: (values) => KIND_WORDS[kindOf(values) ?? "units"].amount,
    schema: singleLineText(MAX_AMOUNT, { missing: "Enter the goal." }),
    max: MAX_AMOUNT,
  }),
};
