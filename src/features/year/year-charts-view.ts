// The charts of a period's summary, with the year before beside it: the average level, and circulation or else the units.
import type { KnownMonth } from "../../domain/annual-summary.js";
import type { Block } from "../../slack/message/blocks.js";
import { type Chart, chart } from "../../slack/message/chart.js";
import { averageChart, circulationChart, unitsChart } from "../report/month-charts-view.js";
import type { YearSummary } from "./read-year.js";

const toCharted = ({ month, units, figures, isPart }: KnownMonth) => ({
  ...{ month, units, count: units.count },
  circulation: isPart ? undefined : figures.values.circulation,
});

const monthInYear = ({ month }: KnownMonth): string => month.slice(5);

/** The same months of the year before. A period in which months come twice is shown alone. */
function toYears({ period, months, before }: YearSummary) {
  const shown = new Set(months.map(monthInYear));
  const same = before?.months.filter((month) => shown.has(monthInYear(month))) ?? [];
  const isCompared = before && same.length > 0 && shown.size === months.length;
  return {
    year: { name: period.name, months: months.map(toCharted) },
    before: isCompared ? { name: before.name, months: same.map(toCharted) } : undefined,
  };
}

export const yearLevelChart = (year: YearSummary): Chart => averageChart(toYears(year));

export const toYearLevelChart = (year: YearSummary): Block | undefined => chart(yearLevelChart(year));

/** Circulation if at least two months have it: the units are in the chart of each month's report, too. */
export function yearSecondChart(year: YearSummary): Chart {
  const years = toYears(year);
  const isReported = ({ circulation }: ReturnType<typeof toCharted>) => circulation !== undefined;
  const { before } = years;
  const compared = before?.months.some(isReported) ? before : undefined;
  const circulation = circulationChart({ ...years, before: compared });
  return chart(circulation) ? circulation : unitsChart(years);
}

export const toYearSecondChart = (year: YearSummary): Block | undefined => chart(yearSecondChart(year));
