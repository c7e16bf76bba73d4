// The Monthly Report of Units Supported as a paper: the same words and figures as in Slack.
import type { ReportPaper } from "../../documents/paper-kinds.js";
import { formatNormal } from "../../domain/normal-range.js";
import { formatAverage } from "../../domain/report.js";
import { formatMonth } from "../../domain/time/month.js";
import {
  toCauseLines,
  toGradesSentence as toCirculationByGrade,
  toFiguresSentence,
} from "../figures/figures-words-view.js";
import type { Report } from "../report/read-report.js";
import { levelChart, yearChart } from "../report/report-charts-view.js";
import { toHeadline } from "../report/report-headline-view.js";
import { toKindSentences } from "../report/report-kinds-view.js";
import { toGradesSentence, toLevelCounts } from "../report/report-sentences-view.js";
import { toUnitTable } from "../report/report-table-view.js";
import { toPaperChart, toPaperGoals, toPaperHead, toPaperSaid, toWords, withoutEmpty } from "./paper-parts-view.js";

/** More than any month has. A table of so many takes a second and 200 MB. */
const MAX_UNITS = 1500;

const toFacts = (report: Report): string[] => {
  const { month, normal, units, figures, kinds, soFar } = report;
  return withoutEmpty([
    ...(normal ? [formatNormal(month, normal)] : []),
    ...(units.length > 0 ? [toLevelCounts(report), toGradesSentence(report)] : []),
    toFiguresSentence(figures, { soFar }),
    toCirculationByGrade(figures),
    ...toKindSentences(kinds, units.length),
  ]);
};

export function toReportPaper(report: Report, now: Date): ReportPaper {
  const { school, month, soFar, units, summary, figures, goals, ohYeahs } = report;
  const levels = toPaperChart(levelChart(report), { alt: `Units by level. ${toLevelCounts(report)}` });
  const charts = [levels, toPaperChart(yearChart(report))];
  return {
    kind: "report",
    ...toPaperHead({ school, now }),
    month: `${formatMonth(month)}${soFar ? " so far" : ""}`,
    headline: toWords(toHeadline(report)),
    units: toUnitTable(units.slice(0, MAX_UNITS)),
    left: Math.max(0, units.length - MAX_UNITS),
    average: summary.average === undefined ? "" : formatAverage(summary.average),
    facts: toFacts(report),
    causes: toCauseLines(figures),
    goals: toPaperGoals(goals),
    quotes: ohYeahs.map(({ text, author }) => toPaperSaid(text, author.name)),
    charts: charts.filter((chart) => chart !== undefined),
  };
}
