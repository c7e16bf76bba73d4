// What of a chart's figures Slack can draw: it has no way to leave a gap, and takes only so many points.
import { MAX_CHART_CATEGORIES, MAX_CHART_SERIES } from "./limits.js";

export interface ChartSeries {
  name: string;
  /** In the order they are drawn. Without a value there is nothing to draw: "not reported" is not 0. */
  points: readonly { label: string; value: number | undefined }[];
}

export interface ChartRow {
  label: string;
  /** One for each series. */
  values: number[];
}

interface DrawnRows {
  rows: ChartRow[];
  /** The labels of points of the first series that aren't drawn. */
  notDrawn: string[];
}

const OTHER = "Other";

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** With two decimals at most, because Slack shows the value as it is. */
const toFinite = (value: number | undefined) =>
  value !== undefined && Number.isFinite(value) ? Math.round(value * 100) / 100 : undefined;

/** The value at each label of the first series, and what the others have there. */
function rowsOf(series: readonly ChartSeries[]): { label: string; values: (number | undefined)[] }[] {
  const [first, ...others] = series;
  const byLabel = others.map(({ points }) => new Map(points.map(({ label, value }) => [label, value])));
  return (first?.points ?? []).map(({ label, value }) => ({
    label,
    values: [value, ...byLabel.map((values) => values.get(label))].map(toFinite),
  }));
}

const isComplete = (row: { label: string; values: (number | undefined)[] }): row is ChartRow =>
  row.values.every((value) => value !== undefined);

/**
 * The points at which every series has a value. Series to compare that would cost the first one more than half of its points,
 * or all but one, aren't drawn.
 */
export function completeRows(series: readonly ChartSeries[]): DrawnRows {
  const rows = rowsOf(series.slice(0, MAX_CHART_SERIES));
  const alone = rows.map(({ label, values }) => ({ label, values: values.slice(0, 1) })).filter(isComplete);
  const compared = rows.filter(isComplete);
  const drawn = compared.length * 2 < alone.length || compared.length < 2 ? alone : compared;
  const labels = new Set(drawn.map(({ label }) => label));
  return { rows: drawn, notDrawn: rows.map(({ label }) => label).filter((label) => !labels.has(label)) };
}

/** The largest ones in their order, and the sum of the rest. Only for figures that may be added up. */
export function foldSmallest(rows: readonly ChartRow[], max: number): ChartRow[] {
  if (rows.length <= max) return [...rows];
  const bySize = rows.filter(({ label }) => label !== OTHER).sort((a, b) => sumOf(b.values) - sumOf(a.values));
  const kept = new Set(bySize.slice(0, max - 1));
  const rest = rows.filter((row) => !kept.has(row));
  const columns = rest[0]?.values ?? [];
  const other = {
    label: OTHER,
    values: columns.map((_, index) => sumOf(rest.map(({ values }) => values[index] ?? 0))),
  };
  return [...rows.filter((row) => kept.has(row)), other];
}

/** The latest points of a line. */
export function keepLatest({ rows, notDrawn }: DrawnRows): DrawnRows {
  const surplus = Math.max(0, rows.length - MAX_CHART_CATEGORIES);
  return {
    rows: rows.slice(surplus),
    notDrawn: [...rows.slice(0, surplus).map(({ label }) => label), ...notDrawn],
  };
}

/** One point, or nothing but zeros, shows nothing that words don't say better. */
export const isWorthDrawing = (rows: readonly ChartRow[]): boolean =>
  rows.length > 1 && rows.some(({ values }) => values.some((value) => value !== 0));
