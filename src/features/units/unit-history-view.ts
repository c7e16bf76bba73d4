// The history of a unit in words: who logged or imported it, and what was changed since, by whom and when.
import { formatGradesInWords, gradesFromText } from "../../domain/grade.js";
import { formatList, listNames } from "../../domain/list-in-words.js";
import { formatDay, SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { answersFromText, isPrivateField } from "../../domain/unit-history.js";
import { isQuestionKey, questionOf, toAnswerText } from "../../domain/unit-questions.js";
import { type Block, bold, bullets, type Inline, paragraph } from "../../slack/message/blocks.js";
import type { Imported } from "../../store/imported-units.js";
import type { UnitChange } from "../../store/unit-history.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";

const MAX_SHOWN = 10;
/** A change may add twenty partners. */
const MAX_LINE = 400;

type ChangedField = UnitChange["fields"][number];

const dayWords = (day: SchoolDay, { now, tz, user }: Ctx) =>
  formatDay(day, { today: schoolDayAt(now, tz), locale: user.locale });

function valueWords(field: ChangedField["field"], value: string | undefined, ctx: Ctx): string {
  if (value === undefined) return "none";
  if (field === "date") return dayWords(SchoolDay.parse(value), ctx);
  if (isQuestionKey(field)) {
    return formatList(answersFromText(value).map((answer) => `“${toAnswerText(questionOf(field), answer)}”`));
  }
  if (field === "grades") return formatGradesInWords(gradesFromText(value)).replace(/^grades? /, "");
  return field === "title" || field === "subject" ? `“${value}”` : value;
}

const NAMES: Partial<Record<ChangedField["field"], string>> = {
  title: "name",
  grades: "grade level",
  classes: "number of classes",
};

function fieldWords({ field, before, after }: ChangedField, ctx: Ctx): string {
  const name = isQuestionKey(field) ? questionOf(field).name : `the ${NAMES[field] ?? field}`;
  // Their texts may be gone by now.
  if (isPrivateField(field)) return name;
  return `${name} from ${valueWords(field, before, ctx)} to ${valueWords(field, after, ctx)}`;
}

const nameOf = ({ field, before, after, name }: ChangedField) =>
  (field === "partner" ? name : undefined) ?? after ?? before ?? "";

/** A name outside Slack that became a person; undefined for any other change of people. */
function toMatchWords(people: readonly ChangedField[]): string | undefined {
  const [one, other, ...more] = people;
  const [person, outside] = one?.field === "partner" ? [one, other] : [other, one];
  const isMatch = person?.field === "partner" && outside?.field === "other" && more.length === 0;
  if (!isMatch || person.after === undefined || outside.before === undefined) return undefined;
  const name = nameOf(person);
  return `matched the name ${outside.before}${name === outside.before ? "" : ` with ${name}`}`;
}

/** "changed the level from 2 to 3; added Omar Teacher". */
export function toChangeWords(fields: readonly ChangedField[], ctx: Ctx): string {
  const [only] = fields;
  if (only?.field === "deleted" || only?.field === "restored") return `${only.field} it`;
  const people = fields.filter(({ field }) => field === "partner" || field === "other");
  const changed = fields.filter((change) => !people.includes(change)).map((change) => fieldWords(change, ctx));
  const changedWords = changed.length > 0 ? [`changed ${formatList(changed)}`] : [];
  const match = toMatchWords(people);
  if (match) return [...changedWords, match].join("; ");
  const [added, removed] = [true, false].map((isAdded) =>
    people.filter(({ after }) => (after !== undefined) === isAdded).map(nameOf),
  ) as [string[], string[]];
  return [
    ...changedWords,
    ...(added.length > 0 ? [`added ${listNames(added)}`] : []),
    ...(removed.length > 0 ? [`removed ${listNames(removed)}`] : []),
  ].join("; ");
}

function toLine(at: Date, name: string, { what, ctx }: { what: string; ctx: Ctx }): Inline[] {
  return [`${clip(`${name} ${what}`, MAX_LINE)} · ${dayWords(schoolDayAt(at, ctx.tz), ctx)}`];
}

/** What this person may see of a change. */
const toVisible = (change: UnitChange, mayChange: boolean): UnitChange["fields"] =>
  change.fields.filter(({ field }) => mayChange || !isPrivateField(field));

/** The newest changes last. Only those who may change the unit see that its evidence or notes changed. */
export function toHistory(
  unit: LoggedUnit,
  ctx: Ctx,
  {
    history,
    imported,
    mayChange,
  }: { history: readonly UnitChange[]; imported: Imported | undefined; mayChange: boolean },
): Block[] {
  const changes = history
    .map((change) => ({ ...change, fields: toVisible(change, mayChange) }))
    .filter(({ fields }) => fields.length > 0);
  const left = changes.length - MAX_SHOWN;
  return [
    paragraph(bold("History")),
    bullets([
      imported
        ? toLine(imported.at, imported.by, { what: `imported it from ${imported.fileName}`, ctx })
        : toLine(unit.createdAt, unit.loggedBy.name, { what: "logged it", ctx }),
      ...(left > 0 ? [[`${left} earlier ${left === 1 ? "change" : "changes"}`]] : []),
      ...changes
        .slice(-MAX_SHOWN)
        .map(({ at, by, fields }) => toLine(at, by.name, { what: toChangeWords(fields, ctx), ctx })),
    ]),
  ];
}
