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
  const lastMonth = monthName(monthBefore(month));
  const change =
    before.average !== undefined && moved
      ? `, ${MOVED[moved]} ${formatAverage(before.average)} in ${lastMonth} (${countUnits(before.count)})`
      : "";
  const none = before.count === 0 ? ` ${lastMonth} had no units.` : "";
  const lastYear =
    yearAgo.average === undefined
      ? ""
      : ` Last ${monthName(month)}: ${formatAverage(yearAgo.average)} (${countUnits(yearAgo.count)}).`;
  return [
    bold(`${countUnits(summary.count)} supported`),
    ", average level of partnership ",
    bold(formatAverage(summary.average)),
    `${change}.${none}${lastYear}`,
  ];
}

const CLOSED = " School was closed on all its days.";

function toEmptyHeadline({ month, soFar, yearBefore: yearAgo, before, school }: Report): Inline[] {
  const isClosed = !school.calendar.hasSchool(month);
  const there = (count: number) => `there ${count === 1 ? "was" : "were"} ${count}.`;
  const compared =
    yearAgo.count > 0
      ? ` Last ${monthName(month)} ${there(yearAgo.count)}`
      : before.count > 0
        ? ` In ${monthName(monthBefore(month))} ${there(before.count)}`
        : "";
  return [
    bold(soFar ? `No units in ${monthName(month)} yet.` : `No units were logged in ${formatMonth(month)}.`),
    isClosed ? CLOSED : compared,
  ];
}
