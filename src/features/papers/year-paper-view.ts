// The Annual Summary, or the summary of another period, as a paper: the same words and figures as in Slack.
import type { YearPaper } from "../../documents/paper-kinds.js";
import { SUMMARY_COLUMNS, toSummaryCells } from "../../domain/annual-summary.js";
import { toKindSentences } from "../report/report-kinds-view.js";
import type { YearReport } from "../year/read-year-report.js";
import { yearLevelChart, yearSecondChart } from "../year/year-charts-view.js";
import { toClosingWords, toYearHeadline, toYearTotals } from "../year/year-headline-view.js";
import { causeLines, gapWords, partWords, toTalksSentence, yearTitle } from "../year/year-view.js";
import {
  toPaperChart,
  toPaperGoals,
  toPaperHead,
  toPaperLevelChart,
  toWords,
  withoutEmpty,
} from "./paper-parts-view.js";

export function toYearPaper(year: YearReport, now: Date): YearPaper {
  const { school, soFar, summary, kinds, goals } = year;
  const charts = [toPaperLevelChart(yearLevelChart(year)), toPaperChart(yearSecondChart(year))];
  return {
    kind: "year",
    ...toPaperHead({ school, now }),
    title: `${yearTitle(year)}${soFar ? " so far" : ""}`,
    headline: toWords(toYearHeadline(year)),
    months: { columns: SUMMARY_COLUMNS, rows: [...summary.rows, summary.total].map(toSummaryCells) },
    facts: withoutEmpty([
      toYearTotals(year),
      toClosingWords(year),
      ...toKindSentences(kinds, summary.total.units.count),
      toTalksSentence(year),
    ]),
    causes: causeLines(year, { max: Number.POSITIVE_INFINITY }),
    notes: withoutEmpty([gapWords(summary), partWords(year)]),
    goals: toPaperGoals(goals, { isOver: !soFar }),
    charts: charts.filter((chart) => chart !== undefined),
  };
}
