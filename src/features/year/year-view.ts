// How a period's summary looks: the headline, goals, charts, the sheet's table, what its totals leave out, and the reasons behind figures.
import { type AnnualSummary, SUMMARY_COLUMNS, toSummaryCells } from "../../domain/annual-summary.js";
import { formatNumber, shortFigureName } from "../../domain/figures.js";
import { formatList } from "../../domain/list-in-words.js";
import { type Block, footnote, heading, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { table } from "../../slack/message/table.js";
import { toGoalLines } from "../goals/goal-lines-view.js";
import { toKindLines } from "../report/report-kinds-view.js";
import { toLogHint } from "../units/log-hint-view.js";
import type { YearSummary } from "./read-year.js";
import type { YearReport } from "./read-year-report.js";
import { toYearLevelChart, toYearSecondChart } from "./year-charts-view.js";
import { toClosingWords, toYearHeadline, toYearTotals } from "./year-headline-view.js";

const nameOfFigure = (key: Parameters<typeof shortFigureName>[0]) => shortFigureName(key).toLowerCase();

/** Which months the totals leave out, because nobody reported them. */
export function gapWords({ gaps, averagedMonths }: AnnualSummary): string {
  const columns = gaps.map(({ key, months, of }) => `${nameOfFigure(key)} ${months} of ${of}`);
  const reported = columns.length > 0 ? `Months in the totals: ${columns.join(", ")}.` : "";
  const months = averagedMonths === 1 ? "1 month has both." : `${averagedMonths} months have both.`;
  const daily = averagedMonths === undefined ? "" : `Circulation per day uses days open and circulation: ${months}`;
  return [reported, daily].filter((words) => words !== "").join(" ");
}

export function partWords({ period, summary: { rows } }: YearSummary): string {
  const parts = rows.filter(({ isPart }) => isPart).map(({ name }) => name);
  if (parts.length === 0) return "";
  const [are, their] = parts.length === 1 ? ["is", "Its"] : ["are", "Their"];
  return `${formatList(parts)} ${are} only partly in ${period.name}. ${their} days open, circulation and classes are kept by the month, so they aren't in this table.`;
}

const MAX_CAUSES = 8;

/** "November, circulation: state testing": a note each, since a line break may be lost in a note. */
export function causeLines({ causes }: YearSummary, { max }: { max: number }): string[] {
  const lines = causes.slice(0, max).map(({ row, cause }) => `${row}, ${nameOfFigure(cause.key)}: ${cause.text}`);
  const more = causes.length - lines.length;
  return [...lines, ...(more > 0 ? [`And ${more} more, in the reports of their months.`] : [])];
}

export const yearTitle = ({ isSchoolYear, period }: YearSummary): string =>
  isSchoolYear ? `Annual Summary ${period.name}` : period.name;

/** Empty without any. */
export const toTalksSentence = ({ talks }: YearReport): string =>
  talks > 0 ? `Planning talks: ${formatNumber(talks)}.` : "";

const isEmpty = ({ units, values }: AnnualSummary["total"]): boolean =>
  units.count === 0 && Object.keys(values).length === 0;

const toFigureBlocks = (year: YearSummary): (Block | undefined)[] => [
  toYearLevelChart(year),
  table(SUMMARY_COLUMNS, [...year.summary.rows, year.summary.total].map(toSummaryCells), { oneLine: ["Month"] }),
  toYearSecondChart(year),
];

interface YearMessage {
  year: YearReport;
  command: string;
  /** What the message says below the summary. */
  below?: readonly (Block | undefined)[];
}

export function toYearMessage({ year, command, below = [] }: YearMessage): Message {
  const { school, soFar, summary } = year;
  const note = (words: string) => (words === "" ? undefined : footnote(words));
  const sentence = (words: string) => (words === "" ? undefined : paragraph(words));
  return toMessage(
    heading(`Library Utilization Report: ${yearTitle(year)}${soFar ? " so far" : ""} · ${school.name}`),
    paragraph(...toYearHeadline(year)),
    sentence(toYearTotals(year)),
    sentence(toClosingWords(year)),
    ...toKindLines(year.kinds, summary.total.units.count),
    sentence(toTalksSentence(year)),
    ...toGoalLines(year.goals, { isOver: !soFar }),
    ...(isEmpty(summary.total) ? [toLogHint(command)] : toFigureBlocks(year)),
    ...causeLines(year, { max: MAX_CAUSES }).map(note),
    note(gapWords(summary)),
    note(partWords(year)),
    ...below,
  );
}
