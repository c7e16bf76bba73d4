// Charts of several months, as the Annual Summary and the monthly report have them: each with last year's months beside it.
import { formatNumber } from "../../domain/figures.js";
import { type Month, monthName } from "../../domain/time/month.js";
import { averageTenths, formatTenths, type UnitSum } from "../../domain/unit-sum.js";
import type { Block } from "../../slack/message/blocks.js";
import { type Chart, chart } from "../../slack/message/chart.js";

interface ChartedYear<M extends { month: Month }> {
  /** Such as "2026-27". */
  name: string;
  months: readonly M[];
}

/** The year, and the one before it to compare, if anything is known of it. */
interface ChartedYears<M extends { month: Month }> {
  year: ChartedYear<M>;
  before: ChartedYear<M> | undefined;
}

interface CountedMonth {
  month: Month;
  /** Units. */
  count: number;
}

interface SummedMonth {
  month: Month;
  units: UnitSum;
}

interface ReportedMonth {
  month: Month;
  /** Undefined if nobody reported it. */
  circulation: number | undefined;
}

interface Shown<M> {
  title: string;
  kind: "bar" | "line";
  toValue(month: M): number | undefined;
  format(value: number): string;
  /** What is said of a month without a value. */
  missing: string;
}

/** "Sep", or "Sep 2025" in a period in which months come twice. */
function labelsOf({ months }: ChartedYear<{ month: Month }>): string[] {
  const isLong = new Set(months.map(({ month }) => monthName(month))).size < months.length;
  return months.map(({ month }) => `${monthName(month).slice(0, 3)}${isLong ? ` ${month.slice(0, 4)}` : ""}`);
}

function toChart<M extends { month: Month }>(
  { year, before }: ChartedYears<M>,
  { title, kind, toValue, format, missing }: Shown<M>,
): Chart {
  const series = [year, ...(before ? [before] : [])].map((one) => {
    const labels = labelsOf(one);
    return {
      name: one.name,
      points: one.months.map((month, index) => ({ label: labels[index] ?? "", value: toValue(month) })),
    };
  });
  // Of the year to compare, only what there is: its gaps are nobody's question.
  const words = series.flatMap(({ name, points }, of) => {
    const told = of === 0 ? points : points.filter(({ value }) => value !== undefined);
    const said = told.map(({ label, value }) => `${label} ${value === undefined ? missing : format(value)}`);
    return said.length > 0 ? [`${name}: ${said.join(", ")}.`] : [];
  });
  return { title, kind, series, text: `${title}. ${words.join(" ")}` };
}

// What each chart shows, wherever it's drawn: Slack's charts have no gaps, those on paper do.

/** A month without units has no average. */
export const averageChart = (years: ChartedYears<SummedMonth>): Chart =>
  toChart(years, {
    ...{ title: "Average level of partnership", kind: "line", format: (level) => formatTenths(Math.round(level * 10)) },
    missing: "no units",
    toValue: ({ units }) => {
      const tenths = averageTenths(units);
      return tenths === undefined ? undefined : tenths / 10;
    },
  });

export const unitsChart = (years: ChartedYears<CountedMonth>): Chart =>
  toChart(years, {
    ...{ title: "Units by month", kind: "bar", format: formatNumber, missing: "no units" },
    toValue: ({ count }) => count,
  });

export const circulationChart = (years: ChartedYears<ReportedMonth>): Chart =>
  toChart(years, {
    ...{ title: "Monthly circulation", kind: "line", format: formatNumber, missing: "not reported" },
    toValue: ({ circulation }) => circulation,
  });

export const toAverageChart = (years: ChartedYears<SummedMonth>): Block | undefined => chart(averageChart(years));
export const toUnitsChart = (years: ChartedYears<CountedMonth>): Block | undefined => chart(unitsChart(years));
export const toCirculationChart = (years: ChartedYears<ReportedMonth>): Block | undefined =>
  chart(circulationChart(years));
