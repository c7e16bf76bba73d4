// What the monthly report says of levels and grades in sentences, in Slack and on paper.
import { formatLevel, LEVELS } from "../../domain/level.js";
import { countUnits } from "../../domain/report.js";
import type { Report } from "./read-report.js";

/** "1 Cooperation: 2 · 2 Coordination: 5 · …" */
export const toLevelCounts = ({ summary: { distribution } }: Report): string =>
  LEVELS.map((level) => `${formatLevel(level)}: ${distribution[level]}`).join(" · ");

/** Grades the school no longer offers don't count. */
function toGradesReached({ school, summary }: Report): string {
  const reached = summary.gradesReached.filter((grade) => school.grades.includes(grade)).length;
  return `Grades reached: ${reached} of ${school.grades.length}.`;
}

function toDifferingNote({ summary: { differing, count } }: Report): string {
  if (differing === 0) return "";
  return ` In ${differing} of ${countUnits(count)} partners rated the level differently; their ratings are averaged.`;
}

/** How many grades were reached, and how often partners rated a unit differently. */
export const toGradesSentence = (report: Report): string => `${toGradesReached(report)}${toDifferingNote(report)}`;
