// How the monthly report looks: heading, headline, levels, grades, the table of units, and the OH YEAHs picked for it.
import { z } from "zod";
import { formatLevel, LEVELS } from "../../domain/level.js";
import { countUnits } from "../../domain/report.js";
import { formatMonth, Month } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { type Block, bold, buttons, heading, paragraph } from "../../slack/message/blocks.js";
import { pageButtons } from "../../slack/message/paging.js";
import { toLogHint } from "../units/log-hint-view.js";
import type { Report } from "./read-report.js";
import { toHeadline } from "./report-headline-view.js";
import { toPages, toReportTable } from "./report-table-view.js";

export const reportPageLink = defineLink("report-page", z.object({ month: Month, page: z.int().min(0) }));
export const shareReportLink = defineLink("share-report", z.object({ month: Month }));

const toLevelCounts = ({ summary: { distribution } }: Report): Block =>
  paragraph(LEVELS.map((level) => `${formatLevel(level)}: ${distribution[level]}`).join(" · "));

/** Grades the school no longer offers don't count. */
function toGradesReached({ school, summary }: Report): string {
  const reached = summary.gradesReached.filter((grade) => school.grades.includes(grade)).length;
  return `Grades reached: ${reached} of ${school.grades.length}.`;
}

function toDifferingNote({ summary: { differing, count } }: Report): string {
  if (differing === 0) return "";
  return ` In ${differing} of ${countUnits(count)} partners rated the level differently; their ratings are averaged.`;
}

const toOhYeahBlocks = ({ ohYeahs }: Report): Block[] =>
  ohYeahs.map(({ text, author }) => paragraph(bold("OH YEAH: "), `“${text}” – ${author.name}`));

/** Which units the page shows, and the buttons to the others; nothing when there is one page. */
function toPaging({ month, units }: Report, pages: readonly (readonly unknown[])[], page: number): Block[] {
  if (pages.length <= 1) return [];
  const first = pages.slice(0, page).reduce((sum, rows) => sum + rows.length, 0);
  const last = first + (pages[page]?.length ?? 0);
  const paging = pageButtons({
    ...{ page, last: pages.length - 1, previous: "Previous page", next: `Next page (${units.length - last} more)` },
    toButton: (to, look) => toButton(reportPageLink, { month, page: to }, look),
  });
  return [
    paragraph(`Units ${first + 1} to ${last} of ${units.length}, page ${page + 1} of ${pages.length}.`),
    buttons(...paging),
  ];
}

/** The report with one page of its table, from 0; the last page if it has become shorter. */
export function toReportBlocks(report: Report, at: { page: number; command: string }): Block[] {
  const { month, school, soFar, units } = report;
  const pages = toPages(units);
  const page = Math.min(at.page, Math.max(0, pages.length - 1));
  const title = heading(`Library Utilization Report: ${formatMonth(month)}${soFar ? " so far" : ""} · ${school.name}`);
  const headline = paragraph(...toHeadline(report));
  const rows = pages[page];
  if (!rows) {
    return [title, headline, toLogHint(at.command), ...toOhYeahBlocks(report)];
  }
  return [
    title,
    headline,
    toLevelCounts(report),
    paragraph(toGradesReached(report), toDifferingNote(report)),
    toReportTable(rows),
    ...toOhYeahBlocks(report),
    ...toPaging(report, pages, page),
  ];
}
