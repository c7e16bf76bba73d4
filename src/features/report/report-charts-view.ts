// The charts of the monthly report: its units by level, and the units of each month of its school year so far.
import { formatLevel, LEVELS, type Level } from "../../domain/level.js";
import type { Block } from "../../slack/message/blocks.js";
import { chart } from "../../slack/message/chart.js";
import { toUnitsChart } from "./month-charts-view.js";
import type { Report } from "./read-report.js";

/** As short as a chart's labels have to be. */
const toShortName = (level: Level) => formatLevel(level).replace("Data-Driven Collaboration", "Data-Driven");

/** Undefined while all units have one level: the counts in words say it as well. */
export function toLevelChart({ summary: { distribution } }: Report): Block | undefined {
  const points = LEVELS.map((level) => ({ label: toShortName(level), value: distribution[level] }));
  if (points.filter(({ value }) => value > 0).length < 2) return undefined;
  return chart({ title: "Units by level", kind: "bar", series: [{ name: "Units", points }], text: "" });
}

/** Below the table of units, because it is about other months. */
export function toYearChart({ yearSoFar }: Report): Block | undefined {
  if (!yearSoFar) return undefined;
  const { year, before } = yearSoFar;
  return toUnitsChart({ year, before: before.months.some(({ count }) => count > 0) ? before : undefined });
}
