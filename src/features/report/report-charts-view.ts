// The charts of the monthly report: its units by level, and the units of each month of its school year so far.
import { formatLevel, LEVELS, type Level } from "../../domain/level.js";
import type { Block } from "../../slack/message/blocks.js";
import { type Chart, chart } from "../../slack/message/chart.js";
import { unitsChart } from "./month-charts-view.js";
import type { Report } from "./read-report.js";

/** As short as a chart's labels have to be. */
const toShortName = (level: Level) => formatLevel(level).replace("Data-Driven Collaboration", "Data-Driven");

/** Undefined while all units have one level: the counts in words say it as well. */
export function levelChart({ summary: { distribution } }: Report): Chart | undefined {
  const points = LEVELS.map((level) => ({ label: toShortName(level), value: distribution[level] }));
  if (points.filter(({ value }) => value > 0).length < 2) return undefined;
  return { title: "Units by level", kind: "bar", series: [{ name: "Units", points }], text: "" };
}

const drawIfAny = (one: Chart | undefined): Block | undefined => one && chart(one);

export const toLevelChart = (report: Report): Block | undefined => drawIfAny(levelChart(report));

/** The units of the year's months so far. Undefined until there are three. */
export function yearChart({ yearSoFar }: Report): Chart | undefined {
  if (!yearSoFar) return undefined;
  const { year, before } = yearSoFar;
  return unitsChart({ year, before: before.months.some(({ count }) => count > 0) ? before : undefined });
}

/** Below the table of units, because it is about other months. */
export const toYearChart = (report: Report): Block | undefined => drawIfAny(yearChart(report));
