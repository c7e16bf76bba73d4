// The chart of units by subject: slices of a pie, or bars where there are more subjects than a pie has slices.
import type { Block } from "../../slack/message/blocks.js";
import { chart } from "../../slack/message/chart.js";
import { MAX_CHART_SEGMENTS } from "../../slack/message/limits.js";

/** Most first. Those without a subject aren't in it. It has no words of its own: the table below says the same. */
export function toSubjectChart(subjects: readonly { subject: string; count: number }[]): Block | undefined {
  const points = subjects.map(({ subject, count }) => ({ label: subject, value: count }));
  const kind = points.length > MAX_CHART_SEGMENTS ? "bar" : "pie";
  return chart({ title: "Units by subject", kind, series: [{ name: "Units", points }], text: "" });
}
