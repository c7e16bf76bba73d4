// The fields of the form that says which column of a file is which, made for the columns of that file.
import { z } from "zod";
import { formatLevel, LEVELS, Level } from "../../domain/level.js";
import type { Role } from "../../domain/log-sheet/find-columns.js";
import type { FoundColumns } from "../../domain/log-sheet/read-log.js";
import { choice, choices, menu } from "../../slack/define/choice-fields.js";
import type { FieldValues } from "../../slack/define/field.js";
import { clip } from "../../text/clip.js";

const NONE = "none";

/** How many columns a menu of Slack can hold beside "No column". */
const MAX_COLUMNS = 99;
const MAX_EXAMPLE = 30;
const MAX_TITLE = 40;

/** "Lesson day (9/3/2025)". */
function toOptions({ titles, examples }: FoundColumns) {
  return titles.slice(0, MAX_COLUMNS).flatMap((title, at) => {
    const example = examples[at] ?? "";
    if (title === "" && example === "") return [];
    const name = title === "" ? `Column ${at + 1}` : clip(title, MAX_TITLE);
    return [{ value: String(at), text: example === "" ? name : `${name} (${clip(example, MAX_EXAMPLE)})` }];
  });
}

const Column = z
  .string()
  .optional()
  .transform((at) => (at === undefined || at === NONE ? undefined : Number(at)));

const Columns = z
  .array(z.string())
  .optional()
  .transform((all) => (all ?? []).map(Number));

const MONTH_FIRST = "month";

/** The form's fields for this file. What was sent is read by the same fields, whatever file they are for. */
export function toColumnFields(found: FoundColumns) {
  const options = toOptions(found);
  const column = (label: string) =>
    menu({
      label,
      schema: Column,
      optional: true,
      options: () => [{ value: NONE, text: "No column" }, ...options],
    });
  return {
    date: column("Date"),
    dates: choice({
      label: "How dates are written",
      schema: z
        .enum(["month", "day"])
        .optional()
        .transform((order) => (order === undefined ? undefined : order !== MONTH_FIRST)),
      optional: true,
      options: [
        { value: MONTH_FIRST, text: "Month first: 3/4 is March 4" },
        { value: "day", text: "Day first: 3/4 is April 3" },
      ],
    }),
    title: column("Name or topic of unit"),
    grades: column("Grade level"),
    level: column("Level of partnership"),
    usual: menu({
      label: "Level for rows without one",
      hint: "Leave this blank to leave those rows out.",
      schema: Level.optional(),
      optional: true,
      options: () => LEVELS.map((level) => ({ value: String(level), text: formatLevel(level) })),
    }),
    with: choices({ label: "Worked with", schema: Columns, optional: true, options: () => options }),
    by: column("Logged by"),
    subject: column("Subject"),
    classes: column("Number of classes"),
    evidence: column("Evidence of student learning"),
    notes: column("Notes"),
  };
}

export const NO_COLUMNS: FoundColumns = {
  titles: ["A"],
  examples: [],
  row: 0,
  roles: {},
  asks: { roles: [], dates: undefined },
  tables: [],
  choices: {},
};

/** What the form holds when it opens. */
export function toColumnValues({ roles, choices: chosen }: FoundColumns): FieldValues {
  const one = (role: Role) => roles[role]?.[0]?.toString() ?? NONE;
  return {
    ...{ date: one("date"), title: one("title"), grades: one("grades"), level: one("level"), by: one("by") },
    ...{ subject: one("subject"), classes: one("classes"), evidence: one("evidence"), notes: one("notes") },
    ...(roles.with ? { with: roles.with.map(String) } : {}),
    ...(chosen.dayFirst === undefined ? {} : { dates: chosen.dayFirst ? "day" : MONTH_FIRST }),
    ...(chosen.level === undefined ? {} : { usual: String(chosen.level) }),
  };
}

const NAMES: Partial<Record<Role, string>> = {
  date: "the date",
  title: "the name of the unit",
  grades: "the grade level",
  level: "the level of partnership",
  with: "the people who worked on it",
};

/** What the person has to say before the file can be read. */
export function toQuestions(found: FoundColumns | undefined): string[] {
  const { roles = [], dates } = found?.asks ?? {};
  const names = roles.map((role) => NAMES[role] ?? role);
  return [
    ...(names.length > 0 ? [`I couldn't find the column with ${names.join(" and ")}. Please choose it.`] : []),
    ...(dates === undefined ? [] : [`This file has dates such as ${dates}. Is the month first, or the day?`]),
  ];
}
