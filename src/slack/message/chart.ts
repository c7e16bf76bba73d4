// Charts that Slack draws: made to keep to its limits whatever the figures, and with the same content as words.
import { tidyLine } from "../../text/clean.js";
import { clip } from "../../text/clip.js";
import { type Block, escapeMrkdwn, footnote, viewBlocks } from "./blocks.js";
import type { ChartBlock } from "./chart-block.js";
import {
  type ChartRow,
  type ChartSeries,
  completeRows,
  foldSmallest,
  isWorthDrawing,
  keepLatest,
} from "./chart-rows.js";
import {
  MAX_AXIS_LABEL,
  MAX_CHART_CATEGORIES,
  MAX_CHART_LABEL,
  MAX_CHART_SEGMENTS,
  MAX_CHART_TITLE,
} from "./limits.js";

export interface Chart {
  title: string;
  /** The figures of a bar or a pie can be added up: the smallest become "Other" if there are too many. */
  kind: "bar" | "line" | "area" | "pie";
  /** The first is what the chart is about, the others are there to compare. A pie shows the first. */
  series: readonly ChartSeries[];
  /**
   * The figures in words: what screen readers read, and what everyone reads where Slack draws no charts. Empty if the
   * message says them anyway.
   */
  text: string;
}

/** Names as a chart shows them: short, and each only once. */
function toLabels(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const whole = tidyLine(name) || "–";
    let label = clip(whole, MAX_CHART_LABEL);
    for (let number = 2; used.has(label); number += 1) {
      const suffix = ` ${number}`;
      label = `${clip(whole, MAX_CHART_LABEL - suffix.length)}${suffix}`;
    }
    used.add(label);
    return label;
  });
}

function toPie(series: readonly ChartSeries[]): ChartBlock["chart"] | undefined {
  const slices = completeRows(series.slice(0, 1)).rows.filter(({ values: [value = 0] }) => value > 0);
  if (!isWorthDrawing(slices)) return undefined;
  const folded = foldSmallest(slices, MAX_CHART_SEGMENTS);
  const labels = toLabels(folded.map(({ label }) => label));
  return {
    type: "pie",
    segments: folded.map(({ values: [value = 0] }, index) => ({ label: labels[index] ?? "", value })),
  };
}

/** Which points of the line are missing, because Slack would draw on as if they had never been there. */
function toAxisLabel(notDrawn: readonly string[], total: number): { x_label?: string } {
  if (notDrawn.length === 0) return {};
  const names = `Not shown: ${notDrawn.map(tidyLine).join(", ")}`;
  return { x_label: names.length <= MAX_AXIS_LABEL ? names : `Not shown: ${notDrawn.length} of ${total}` };
}

function drawnRows(kind: Chart["kind"], series: readonly ChartSeries[]): { rows: ChartRow[]; notDrawn: string[] } {
  const complete = completeRows(series);
  if (kind !== "bar") return keepLatest(complete);
  return { ...complete, rows: foldSmallest(complete.rows, MAX_CHART_CATEGORIES) };
}

function toAxes(kind: "bar" | "line" | "area", series: readonly ChartSeries[]): ChartBlock["chart"] | undefined {
  const { rows, notDrawn } = drawnRows(kind, series);
  if (!isWorthDrawing(rows)) return undefined;
  const categories = toLabels(rows.map(({ label }) => label));
  const names = toLabels(series.slice(0, rows[0]?.values.length).map(({ name }) => name));
  return {
    type: kind,
    series: names.map((name, of) => ({
      name,
      data: rows.map(({ values }, index) => ({ label: categories[index] ?? "", value: values[of] ?? 0 })),
    })),
    axis_config: { categories, ...toAxisLabel(notDrawn, series[0]?.points.length ?? 0) },
  };
}

/** A chart, or its words where Slack draws none. Undefined if there is nothing to draw: then it has no words, either. */
export function chart({ title, kind, series, text }: Chart): Block | undefined {
  const drawn = kind === "pie" ? toPie(series) : toAxes(kind, series);
  if (!drawn) return undefined;
  return {
    block: { type: "data_visualization", title: clip(tidyLine(title) || "–", MAX_CHART_TITLE), chart: drawn },
    text: escapeMrkdwn(text),
    instead: text === "" ? [] : viewBlocks([footnote(text)]),
  };
}
