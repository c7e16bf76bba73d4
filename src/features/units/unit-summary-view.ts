// How a unit looks in one line: title, grades, day, level, partners.
import { formatDifference } from "../../domain/agreement.js";
import { formatGradesInWords } from "../../domain/grade.js";
import { formatLevel } from "../../domain/level.js";
import { listNames } from "../../domain/list-in-words.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { isPlanned } from "../../domain/unit.js";
import { bold, type Inline } from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";

/** The level as logged, followed by the partners' ratings where they differ. */
function formatUnitLevel({ level, agreed }: LoggedUnit): string {
  const difference = formatDifference(agreed);
  return `level ${formatLevel(level)}${difference ? ` (${difference})` : ""}`;
}

/** Everyone who worked on the unit but the reader. */
function namesWithout(reader: string, unit: LoggedUnit): string {
  const all = [
    { id: unit.loggedBy.id as string, name: unit.loggedBy.name },
    ...unit.partners.map((id, index) => ({ id: id as string, name: unit.partnerNames[index] ?? id })),
  ];
  return listNames([...all.filter((person) => person.id !== reader).map((person) => person.name), ...unit.others]);
}

/** "today", "Mon, Nov 16", and before that day "planned for Mon, Nov 16". Only what has happened is in the figures. */
function formatUnitDay(unit: LoggedUnit, { now, tz, school, user }: Ctx): string {
  const day = formatDay(unit.date, { today: schoolDayAt(now, tz), locale: user.locale });
  return isPlanned(unit, schoolDayAt(now, school.timeZone)) ? `planned for ${day}` : day;
}

/** Everything about the unit but its title. `day` is its day in words, or empty where that is said elsewhere. */
export function toUnitFacts(unit: LoggedUnit, ctx: Ctx, day: string): string {
  const details = [
    formatGradesInWords(unit.grades),
    day,
    formatUnitLevel(unit),
    `with ${namesWithout(ctx.user.id, unit)}`,
    unit.subject,
    unit.classes && `${unit.classes} ${unit.classes === 1 ? "class" : "classes"}`,
  ];
  return details.filter(Boolean).join(" · ");
}

export const toUnitDetails = (unit: LoggedUnit, ctx: Ctx): string => toUnitFacts(unit, ctx, formatUnitDay(unit, ctx));

export const toUnitSummary = (unit: LoggedUnit, ctx: Ctx): Inline[] => [
  bold(unit.title),
  ` · ${toUnitDetails(unit, ctx)}`,
];
