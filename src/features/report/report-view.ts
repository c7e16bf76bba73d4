// How the monthly report looks: heading, headline, levels, grades, the table of units, and the OH YEAHs picked for it.
import { z } from "zod";
import { countUnits } from "../../domain/report.js";
import { firstDay, formatMonth, lastDay, Month } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { type Block, bold, buttons, heading, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { pageButtons } from "../../slack/message/paging.js";
import type { Cell } from "../../slack/message/table.js";
import { toDownloadButton } from "../downloads/download-links.js";
import { toLogHint } from "../units/log-hint-view.js";
import type { Report } from "./read-report.js";
import { toLevelChart, toYearChart } from "./report-charts-view.js";
import { toReportFigures } from "./report-figures-view.js";
import { toGoalBlocks, toNormalBlocks } from "./report-goals-view.js";
import { toHeadline } from "./report-headline-view.js";
import { toKindLines } from "./report-kinds-view.js";
import { toGradesSentence, toLevelCounts } from "./report-sentences-view.js";
import { toPages, toReportTable } from "./report-table-view.js";

export const reportPageLink = defineLink(
  "report-page",
  z.object({ month: Month, page: z.int().min(0), isSmall: z.boolean().optional() }),
);
/** Takes the report along as a file. */
export const toReportDownload = (month: Month) =>
  toDownloadButton("report", { from: firstDay(month), to: lastDay(month) });

export const shareReportLink = defineLink("share-report", z.object({ month: Month }));

const toOhYeahBlocks = ({ ohYeahs }: Report): Block[] =>
  ohYeahs.map(({ text, author }) => paragraph(bold("OH YEAH: "), `“${text}” – ${author.name}`));

/** One page of the table. */
interface TablePage {
  page: number;
  last: number;
  rows: Cell[][];
  /** The position of its first unit, from 0. */
  first: number;
  isSmall: boolean;
}

function toTablePages({ units }: Report, isSmall: boolean): TablePage[] {
  const pages = toPages(units, { isSmall });
  let first = 0;
  return pages.map((rows, page) => {
    const start = first;
    first += rows.length;
    return { page, last: pages.length - 1, rows, first: start, isSmall };
  });
}

/** Which units the page shows, and the buttons to the other pages; nothing when there is one page. */
function toPaging({ month, units }: Report, { page, last, rows, first, isSmall }: TablePage) {
  if (last === 0) return { words: undefined, paging: [] };
  const end = first + rows.length;
  const paging = pageButtons({
    ...{ page, last, previous: "Previous page", next: `Next page (${units.length - end} more)` },
    toButton: (to, look) => toButton(reportPageLink, { month, page: to, ...(isSmall ? { isSmall } : {}) }, look),
  });
  const words = paragraph(`Units ${first + 1} to ${end} of ${units.length}, page ${page + 1} of ${last + 1}.`);
  return { words, paging };
}

/** Below the table, which has no room for a menu: a button to the list of its units, where each has one. */
function toTableButtons(report: Report, page: TablePage): (Block | undefined)[] {
  if (report.units.length === 0) return [];
  const { words, paging } = toPaging(report, page);
  return [words, buttons(...paging, toRunButton(`list all ${report.month}`, { text: "See each unit" }))];
}

/** For when Slack refuses even a small table: whoever clicks gets one of their own. */
function toTableButton({ month, units }: Report): Block {
  const text = `See the ${countUnits(units.length)}`;
  return buttons(toButton(reportPageLink, { month, page: 0, isSmall: true }, { text, style: "primary" }));
}

interface ReportMessage {
  report: Report;
  command: string;
  /** The page of its table, from 0. The last if there are fewer. */
  page: number;
  /** A page has few rows, because Slack refused more. */
  isSmall?: boolean | undefined;
  /** What the message says below the report. */
  below?: readonly (Block | undefined)[];
}

/** The report with this page of its table. Without one, a button shows the units, if there are any. */
function draw({ report, command, below = [] }: ReportMessage, page: TablePage | undefined): Message {
  const { month, school, soFar, units } = report;
  const figures = [paragraph(toLevelCounts(report)), toLevelChart(report), paragraph(toGradesSentence(report))];
  return toMessage(
    heading(`Library Utilization Report: ${formatMonth(month)}${soFar ? " so far" : ""} · ${school.name}`, {
      level: 1,
    }),
    paragraph(...toHeadline(report)),
    ...toNormalBlocks(report),
    ...(units.length > 0 ? figures : school.calendar.hasSchool(month) ? [toLogHint(command)] : []),
    ...toReportFigures(report),
    ...toKindLines(report.kinds, units.length),
    ...toGoalBlocks(report),
    page && toReportTable(month, page),
    ...toOhYeahBlocks(report),
    toYearChart(report),
    ...(page ? toTableButtons(report, page) : units.length > 0 ? [toTableButton(report)] : []),
    ...below,
  );
}

/** The report as a message. In case Slack refuses it, its smaller versions have fewer rows, then no table. */
export function toReportMessage(message: ReportMessage): Message {
  const { report, page, isSmall = false } = message;
  const pages = toTablePages(report, isSmall);
  const shown = pages[page] ?? pages.at(-1);
  const whole = draw(message, shown);
  if (!shown) return whole;
  const withoutTable = draw(message, undefined);
  if (isSmall) return { ...whole, smaller: withoutTable };
  const small = toTablePages(report, true).findLast(({ first }) => first <= shown.first);
  return { ...whole, smaller: { ...draw(message, small), smaller: withoutTable } };
}
