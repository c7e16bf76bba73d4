// How the Monthly Report of Units Supported looks: one headline, then the packet's table.
import { z } from "zod";
import { formatAgreed } from "../../domain/agreement.js";
import { formatGrades } from "../../domain/grade.js";
import { formatLevel, LEVELS } from "../../domain/level.js";
import {
  countUnits,
  formatAverage,
  movement,
  type ReportedUnit,
  type Summary,
  summarize,
} from "../../domain/report.js";
import { formatMonth, Month, monthBefore, monthName, yearBefore } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { turnButtons } from "../../slack/message/paging.js";
import {
  type Block,
  bold,
  buttons,
  code,
  heading,
  type Inline,
  paragraph,
  rowsThatFit,
  table,
} from "../../slack/message/parts.js";
import { type OhYeah, pickedOhYeahs } from "../../store/oh-yeahs.js";
import type { School } from "../../store/schools.js";
import type { Db } from "../../store/sql/database.js";
import { unitsOfMonth } from "../../store/unit-spans.js";

export const reportPageLink = defineLink("report-page", z.object({ month: Month, page: z.int().min(0) }));
export const shareReportLink = defineLink("share-report", z.object({ month: Month }));

/** The packet's columns, sheet 2. */
const COLUMNS = ["Date", "Name or Topic of Unit", "Grade Level", "Level of Collaboration"] as const;

export interface Report {
  month: Month;
  school: School;
  units: ReportedUnit[];
  summary: Summary;
  before: Summary;
  yearBefore: Summary;
  /** Up to three, picked by a librarian. */
  ohYeahs: OhYeah[];
  /** The month is not over yet. */
  soFar: boolean;
}

/** Computes the report from the log as it stands. `today` is the school's. */
export async function readReport(db: Db, school: School, at: { month: Month; soFar: boolean }): Promise<Report> {
  const [units, before, yearAgo] = await Promise.all(
    [at.month, monthBefore(at.month), yearBefore(at.month)].map((month) => unitsOfMonth(db, school, month)),
  );
  const ohYeahs = await pickedOhYeahs(db, school, at.month);
  return {
    ...at,
    school,
    units: units ?? [],
    summary: summarize(units ?? []),
    before: summarize(before ?? []),
    yearBefore: summarize(yearAgo ?? []),
    ohYeahs,
  };
}

const MOVED = { up: "up from", down: "down from", same: "the same as" } as const;

function headline(report: Report): Inline[] {
  const { summary, before, yearBefore: yearAgo, month } = report;
  if (summary.average === undefined) return emptyLine(report);
  const moved = movement(summary.average, before.average);
  const change =
    before.average !== undefined && moved
      ? `${MOVED[moved]} ${formatAverage(before.average)} in ${monthName(monthBefore(month))}`
      : "";
  const units = before.count > 0 ? ` (${countUnits(before.count)})` : "";
  const lastYear =
    yearAgo.average === undefined
      ? ""
      : `; last ${monthName(month)} ${formatAverage(yearAgo.average)} (${countUnits(yearAgo.count)})`;
  const none = before.count === 0 ? `; ${monthName(monthBefore(month))} had no units` : "";
  return [
    bold(`${countUnits(summary.count)} supported`),
    ", average level of partnership ",
    bold(formatAverage(summary.average)),
    change ? `: ${change}${units}` : "",
    `${none}${lastYear}.`,
  ].filter((part) => part !== "");
}

function emptyLine({ month, soFar, yearBefore: yearAgo, before }: Report): Inline[] {
  const there = (count: number) => `there ${count === 1 ? "was" : "were"} ${count}.`;
  const beside =
    yearAgo.count > 0
      ? ` Last ${monthName(month)} ${there(yearAgo.count)}`
      : before.count > 0
        ? ` In ${monthName(monthBefore(month))} ${there(before.count)}`
        : "";
  return [
    bold(soFar ? `No units in ${monthName(month)} yet.` : `No units were logged in ${formatMonth(month)}.`),
    beside,
  ];
}

// The month stands above the table; the year would only repeat it.
const shortDay = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

function toRow(unit: ReportedUnit): string[] {
  const day = shortDay.format(new Date(`${unit.date}T12:00:00Z`));
  return [day, unit.title, formatGrades(unit.grades), formatAgreed(unit.agreed)];
}

/** How many of the grades on offer were reached; grades no longer offered do not count. */
function coverage({ school, summary }: Report): string {
  const reached = summary.gradesReached.filter((grade) => school.grades.includes(grade)).length;
  return `Grades reached: ${reached} of ${school.grades.length}.`;
}

function differing({ summary: { differing, count } }: Report): string {
  if (differing === 0) return "";
  return ` Partners saw the level differently in ${differing} of ${countUnits(count)}; the average is of what they say together.`;
}

function toOhYeahBlocks({ ohYeahs }: Report): Block[] {
  return ohYeahs.map(({ text, author }) => paragraph(bold("OH YEAH: "), `“${text}” – ${author.name}`));
}

/** The rows of each page, as many as one table of Slack's holds. */
export function toPages(units: readonly ReportedUnit[]): string[][][] {
  const pages: string[][][] = [];
  let rows = units.map(toRow);
  while (rows.length > 0) {
    const fits = Math.max(1, rowsThatFit(COLUMNS, rows));
    pages.push(rows.slice(0, fits));
    rows = rows.slice(fits);
  }
  return pages;
}

/** The whole report, or its page `page` (from 0). `command` is the command as it is called here. */
export function toReportBlocks(report: Report, at: { page: number; command: string }): Block[] {
  const { month, school, summary, soFar, units } = report;
  const pages = toPages(units);
  const page = Math.min(at.page, Math.max(0, pages.length - 1));
  const rows = pages[page] ?? [];
  const title = heading(`Library Utilization Report: ${formatMonth(month)}${soFar ? " so far" : ""} · ${school.name}`);
  if (rows.length === 0) {
    return [
      title,
      paragraph(...headline(report)),
      paragraph(code(`${at.command} log`), " takes 15 seconds, also for units of past months."),
      ...toOhYeahBlocks(report),
    ];
  }
  const distribution = LEVELS.map((level) => `${formatLevel(level)}: ${summary.distribution[level]}`).join(" · ");
  const from = pages.slice(0, page).reduce((sum, before) => sum + before.length, 0);
  const range = `Units ${from + 1} to ${from + rows.length} of ${units.length}, page ${page + 1} of ${pages.length}.`;
  const left = units.length - from - rows.length;
  const turn = turnButtons({
    ...{ page, last: pages.length - 1, back: "Previous page", on: `Next page (${left} more)` },
    toButton: (to, look) => toButton(reportPageLink, { month, page: to }, look),
  });
  return [
    title,
    paragraph(...headline(report)),
    paragraph(distribution),
    paragraph(coverage(report), differing(report)),
    table(COLUMNS, rows),
    ...toOhYeahBlocks(report),
    ...(pages.length > 1 ? [paragraph(range), buttons(...turn)] : []),
  ];
}
