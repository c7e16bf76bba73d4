// Parts that several papers have: words without Slack's styles, charts, goals, and the day they were printed.
import type { PaperChart, PaperList, PaperQuote } from "../../documents/paper-kinds.js";
import type { Goal } from "../../domain/goal.js";
import type { Progress } from "../../domain/goal-progress.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import type { Inline } from "../../slack/message/blocks.js";
import type { Chart } from "../../slack/message/chart.js";
import type { School } from "../../store/schools.js";
import { toProgressWords, toResultWords } from "../goals/progress-words-view.js";

/** What the head and the foot of a paper say. */
export const toPaperHead = ({ school, now }: { school: School; now: Date }) => ({
  school: school.name,
  printed: `Printed ${formatDay(schoolDayAt(now, school.timeZone))}`,
});

/** Words as they are on paper. No channel is named there. */
export const toWords = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (typeof inline === "string" ? inline : "text" in inline ? inline.text : "")).join("");

export const withoutEmpty = (lines: readonly string[]): string[] => lines.filter((line) => line !== "");

const hasTwoValues = ({ series: [first] }: Chart): boolean =>
  (first?.points.filter(({ value }) => value !== undefined) ?? []).length > 1 &&
  (first?.points.some(({ value }) => value !== undefined && value !== 0) ?? false);

/** A chart on paper may have gaps. One point, or nothing but zeros, shows nothing that words don't say better. */
export function toPaperChart(
  chart: Chart | undefined,
  { alt = chart?.text ?? "", ...look }: Partial<Pick<PaperChart, "alt" | "range" | "decimals">> = {},
): PaperChart | undefined {
  if (!chart || !hasTwoValues(chart)) return undefined;
  const labels = chart.series[0]?.points.map(({ label }) => label) ?? [];
  const series = chart.series.map(({ name, points }) => {
    const values = new Map(points.map(({ label, value }) => [label, value]));
    return { name, values: labels.map((label) => values.get(label) ?? null) };
  });
  return { title: chart.title, kind: chart.kind === "bar" ? "bar" : "line", labels, series, alt, decimals: 0, ...look };
}

/** An average level is shown on the rubric's scale. */
export const toPaperLevelChart = (chart: Chart): PaperChart | undefined =>
  toPaperChart(chart, { range: [1, 4], decimals: 1 });

/** What its author said, in quotation marks. */
export const toPaperSaid = (text: string, by: string): PaperQuote => ({ text: `“${text}”`, by });

export function toPaperGoals(progress: readonly Progress<Goal>[], { isOver = false } = {}): PaperList | undefined {
  const [first] = progress;
  if (!first) return undefined;
  return { title: `Goals for ${first.goal.year}`, lines: progress.map(isOver ? toResultWords : toProgressWords) };
}
