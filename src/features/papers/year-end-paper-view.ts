// The page for the principal when the year ends: headline figures, highlights, one chart, causes and goals.
import type { HeadlineFigure, PaperQuote, YearEndPaper } from "../../documents/paper-kinds.js";
import { formatAverageDaily, formatDays, formatNumber } from "../../domain/figures.js";
import { formatAim, type Goal } from "../../domain/goal.js";
import { averageTenths, formatTenths } from "../../domain/unit-sum.js";
import { withCapital } from "../../text/capital.js";
import type { YearReport } from "../year/read-year-report.js";
import { yearLevelChart } from "../year/year-charts-view.js";
import { nameOfBefore, toClosingWords } from "../year/year-headline-view.js";
import { causeLines } from "../year/year-view.js";
import { toPaperGoals, toPaperHead, toPaperLevelChart, withoutEmpty } from "./paper-parts-view.js";

interface YearEnd {
  year: YearReport;
  highlights: readonly PaperQuote[];
  /** The goals of the year after this one. */
  nextGoals: readonly Goal[];
  now: Date;
}

/** The page has room for so many. */
const MAX_CAUSES = 5;

/** What was reported for all months of both years. Figures of a year up to a day are kept by month, so they can't be compared. */
function totalBefore({ before }: YearReport, format: (total: YearReport["summary"]["total"]) => string | undefined) {
  const shown = before && !before.until ? format(before.summary.total) : undefined;
  return before && shown !== undefined ? `${before.name}: ${shown}` : "";
}

function unitFigures({ summary: { total }, before }: YearReport): HeadlineFigure[] {
  const compared = (format: (units: typeof total.units) => string) =>
    before ? `${nameOfBefore(before)}: ${format(before.units)}` : "";
  const counted = ({ count }: typeof total.units) => formatNumber(count);
  const level = (units: typeof total.units) => formatTenths(averageTenths(units));
  return [
    { value: counted(total.units), name: "Units supported", note: compared(counted) },
    { value: level(total.units), name: "Average level of partnership", note: compared(level) },
  ];
}

function reportedFigures(year: YearReport): HeadlineFigure[] {
  const ifReported = (value: number | undefined, format: (value: number) => string) =>
    value === undefined ? undefined : format(value);
  const shown = [
    ["Circulation", ({ values }) => ifReported(values.circulation, formatNumber)],
    [
      "Circulation a day",
      ({ averageDaily: daily }) => (typeof daily === "number" ? formatAverageDaily(daily) : undefined),
    ],
    ["Classes served", ({ values }) => ifReported(values.classes, formatNumber)],
    ["Days open", ({ values }) => ifReported(values.daysOpen, formatDays)],
  ] satisfies [string, (total: YearReport["summary"]["total"]) => string | undefined][];
  return shown.flatMap(([name, format]) => {
    const value = format(year.summary.total);
    return value === undefined ? [] : [{ value, name, note: totalBefore(year, format) }];
  });
}

function toNextGoals([first, ...others]: readonly Goal[]): YearEndPaper["nextGoals"] {
  if (!first) return undefined;
  return {
    title: `Goals for ${first.year}`,
    lines: [first, ...others].map((goal) => `${withCapital(formatAim(goal))}.`),
  };
}

export function toYearEndPaper({ year, highlights, nextGoals, now }: YearEnd): YearEndPaper {
  const { school, period, soFar, goals } = year;
  return {
    kind: "year-end",
    ...toPaperHead({ school, now }),
    year: `${period.name}${soFar ? " so far" : ""}`,
    figures: [...unitFigures(year), ...reportedFigures(year)],
    highlights,
    chart: toPaperLevelChart(yearLevelChart(year)),
    causes: withoutEmpty([toClosingWords(year), ...causeLines(year, { max: MAX_CAUSES })]),
    goals: toPaperGoals(goals, { isOver: !soFar }),
    nextGoals: toNextGoals(nextGoals),
  };
}
