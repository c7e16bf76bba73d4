// The first lines of the monthly report: how many units, their average level, and how that compares with earlier months.
import { countUnits, formatAverage, movement } from "../../domain/report.js";
import { formatMonth, monthBefore, monthName } from "../../domain/time/month.js";
import { bold, type Inline } from "../../slack/message/blocks.js";
import type { Report } from "./read-report.js";

const MOVED = { up: "up from", down: "down from", same: "the same as" } as const;

export function toHeadline(report: Report): Inline[] {
  const { summary, before, yearBefore: yearAgo, month } = report;
  if (summary.average === undefined) return toEmptyHeadline(report);
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
  ].filter((inline) => inline !== "");
}

function toEmptyHeadline({ month, soFar, yearBefore: yearAgo, before }: Report): Inline[] {
  const there = (count: number) => `there ${count === 1 ? "was" : "were"} ${count}.`;
  const compared =
    yearAgo.count > 0
      ? ` Last ${monthName(month)} ${there(yearAgo.count)}`
      : before.count > 0
        ? ` In ${monthName(monthBefore(month))} ${there(before.count)}`
        : "";
  return [
    bold(soFar ? `No units in ${monthName(month)} yet.` : `No units were logged in ${formatMonth(month)}.`),
    compared,
  ];
}
