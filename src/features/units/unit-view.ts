// How a unit looks: in the log, after saving, and as a form; and what its buttons carry.
import { z } from "zod";
import { formatAgreed } from "../../domain/agreement.js";
import { formatGrades } from "../../domain/grade.js";
import { formatLevel } from "../../domain/level.js";
import { formatList } from "../../domain/text.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { UnitFields } from "../../domain/unit.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { choices, date, people, suggestion, text, wholeNumber } from "../../slack/define/fields.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/parts.js";
import { subjectsFor } from "../../store/schools.js";
import type { LoggedUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { levelChoice } from "../levels/level-field.js";

const UnitValue = z.object({ unit: z.string() });

export const editUnitLink = defineLink("edit-unit", UnitValue);
export const deleteUnitLink = defineLink("delete-unit", UnitValue);
/** Takes back what was just logged: the same as delete, without asking. */
export const undoLogLink = defineLink("undo-log", UnitValue);
/** What each partner says of its level. */
export const levelOpinionsLink = defineLink("level-views", UnitValue);
export const restoreUnitLink = defineLink("restore-unit", UnitValue);

const { shape } = UnitFields;

export const unitFields = {
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
    hint: "Which evidence shaped the plan, such as grade-level assessments? No student names.",
    schema: shape.evidence,
    max: 2000,
    lines: true,
    when: (draft) => draft.level === "4",
  }),
  partners: people({
    label: "With",
    hint: "Everyone who planned or taught it with you.",
    schema: shape.partners,
  }),
  subject: suggestion({
    label: "Subject",
    optional: true,
    schema: shape.subject,
    open: true,
    placeholder: "Choose one or type a new one",
    offered: (ctx: Ctx) => subjectsFor(ctx.db, ctx.school),
  }),
  classes: wholeNumber({ label: "Classes that took part", optional: true, schema: shape.classes, min: 1, max: 200 }),
  notes: text({
    label: "Notes",
    hint: "Please no student names.",
    optional: true,
    schema: shape.notes,
    max: 2000,
    lines: true,
  }),
};

const NAMES_IN_A_LINE = 4;

/** "Tess, Lee, and Ana"; of many the first few and how many more. */
export function listNames(names: readonly string[]): string {
  const shown = names.length > NAMES_IN_A_LINE ? names.slice(0, NAMES_IN_A_LINE - 1) : names;
  const more = names.length - shown.length;
  return formatList(more > 0 ? [...shown, `${more} others`] : shown);
}

/** The level as logged, and beside it what all partners say together when they do not say the same. */
const levelOf = ({ level, agreed }: LoggedUnit) =>
  `level ${formatLevel(level)}${agreed.differs ? ` (together: ${formatAgreed(agreed)})` : ""}`;

/** "grades 3–5". */
export const gradesOf = (unit: Pick<LoggedUnit, "grades">) =>
  `grade${unit.grades.length > 1 ? "s" : ""} ${formatGrades(unit.grades)}`;

/** Everybody in it but `except`, the one who reads. */
function others(unit: LoggedUnit, except: string): string {
  const all = [
    { id: unit.loggedBy.id as string, name: unit.loggedBy.name },
    ...unit.partners.map((id, index) => ({ id: id as string, name: unit.partnerNames[index] ?? id })),
  ];
  return listNames(all.filter((person) => person.id !== except).map((person) => person.name));
}

/** The unit in one line: title, grades, day, level, with whom. */
export function toUnitSummary(unit: LoggedUnit, ctx: Ctx): Inline[] {
  const day = formatDay(unit.date, { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  const extra = [unit.subject, unit.classes && `${unit.classes} ${unit.classes === 1 ? "class" : "classes"}`];
  const tail = [gradesOf(unit), day, levelOf(unit), `with ${others(unit, ctx.user.id)}`, ...extra];
  return [bold(unit.title), ` · ${tail.filter(Boolean).join(" · ")}`];
}

/** What partners will be asked, in the words of the one who logged it. */
function toQuestionNote(unit: LoggedUnit, ctx: Ctx): Block | undefined {
  if (!ctx.school.prompts.asksPartners || unit.partnersToAsk.length === 0) return undefined;
  const today = schoolDayAt(ctx.now, ctx.tz);
  // Nobody can say that of what is still to come.
  const when = unit.date > today ? `on ${formatDay(unit.date, { today, locale: ctx.user.locale })} ` : "";
  return paragraph(`${listNames(unit.partnersToAsk)} will be asked ${when}whether level ${unit.level} fits.`);
}

export function toSavedUnit(unit: LoggedUnit, ctx: Ctx, what: "Saved" | "Changed"): Message {
  return toMessage(
    paragraph(bold(`${what}: `), ...toUnitSummary(unit, ctx)),
    what === "Saved" ? toQuestionNote(unit, ctx) : undefined,
    buttons(
      toButton(editUnitLink, { unit: unit.id }, { text: "Edit" }),
      ...(what === "Saved" ? [toButton(undoLogLink, { unit: unit.id }, { text: "Undo" })] : []),
    ),
    footnote(`Everyone at ${ctx.school.name} can see the unit. Only you see this message.`),
  );
}

export function toRemovedMessage(unit: LoggedUnit): Message {
  return toMessage(
    paragraph(bold("Deleted: "), bold(unit.title), ". It can be brought back for a day."),
    buttons(toButton(restoreUnitLink, { unit: unit.id }, { text: "Undo" })),
    footnote("Only you see this message."),
  );
}
