// The charts of the monthly report: its units by level.
import { formatLevel, LEVELS, type Level } from "../../domain/level.js";
import type { Block } from "../../slack/message/blocks.js";
import { chart } from "../../slack/message/chart.js";
import type { Report } from "./read-report.js";

/** As short as a chart's labels have to be. */
const toShortName = (level: Level) => formatLevel(level).replace("Data-Driven Collaboration", "Data-Driven");

/** Undefined while all units have one level: the counts in words say it as well. */
export function toLevelChart({ summary: { distribution } }: Report): Block | undefined {
  const points = LEVELS.map((level) => ({ label: toShortName(level), value: distribution[level] }));
  if (points.filter(({ value }) => value > 0).length < 2) return undefined;
  return chart({ title: "Units by level", kind: "bar", series: [{ name: "Units", points }], text: "" });
}
