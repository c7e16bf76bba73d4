// What a period's summary says in sentences: units and level, circulation and classes, and why the library was closed.
import { formatAverageDaily, formatDays, formatNumber } from "../../domain/figures.js";
import { countUnits } from "../../domain/report.js";
import { formatDay } from "../../domain/time/school-day.js";
import { averageTenths, formatTenths } from "../../domain/unit-sum.js";
import { bold, type Inline } from "../../slack/message/blocks.js";
import type { YearSummary } from "./read-year.js";

/** "2025-26", or of a period that isn't over "2025-26 by Nov 26, 2025". */
export const nameOfBefore = ({ name, until }: NonNullable<YearSummary["before"]>): string =>
  until ? `${name} by ${formatDay(until)}` : name;

/** "94 units supported, average level of partnership 2.7 (2024-25: 81 units, 2.3)." */
export function toYearHeadline({ period, summary, soFar, before }: YearSummary): Inline[] {
  const { units } = summary.total;
  const level = before && before.units.count > 0 ? `, ${formatTenths(averageTenths(before.units))}` : "";
  const compared = before ? ` (${nameOfBefore(before)}: ${countUnits(before.units.count)}${level})` : "";
  if (units.count === 0) {
    return [bold(soFar ? `No units in ${period.name} yet` : `No units were logged in ${period.name}`), `${compared}.`];
  }
  return [
    bold(`${countUnits(units.count)} supported`),
    ", average level of partnership ",
    bold(formatTenths(averageTenths(units))),
    `${compared}.`,
  ];
}

/** "Circulation 18,204, 106.5 a day. 601 classes served." Empty if neither was reported. */
function totalWords({ total }: YearSummary["summary"]): string {
  const { circulation, classes } = total.values;
  const daily = typeof total.averageDaily === "number" ? `, ${formatAverageDaily(total.averageDaily)} a day` : "";
  return [
    ...(circulation === undefined ? [] : [`Circulation ${formatNumber(circulation)}${daily}.`]),
    ...(classes === undefined ? [] : [`${formatNumber(classes)} ${classes === 1 ? "class" : "classes"} served.`]),
  ].join(" ");
}

/** The same of both years. A year up to a day has no figures to compare: they are kept by month. */
export function toYearTotals({ summary, before }: YearSummary): string {
  const now = totalWords(summary);
  const then = now && before && !before.until ? totalWords(before.summary) : "";
  return then ? `${now} In ${before?.name}: ${then.replace(/^C/, "c")}` : now;
}

const MAX_REASONS = 4;

/** "The library was closed for 9 of 180 school days: testing 6, no substitute 3." Empty if it never was. */
export function toClosingWords({ closings: { schoolDays, reasons } }: YearSummary): string {
  const sum = (all: typeof reasons) => all.reduce((total, { days }) => total + days, 0);
  if (sum(reasons) === 0) return "";
  const shown = reasons.length > MAX_REASONS + 1 ? reasons.slice(0, MAX_REASONS) : reasons;
  const rest = reasons.slice(shown.length);
  const named = [...shown, ...(rest.length > 0 ? [{ reason: "other reasons", days: sum(rest) }] : [])];
  const list = named.map(({ reason, days }) => `${reason} ${formatDays(days)}`).join(", ");
  return `The library was closed for ${formatDays(sum(reasons))} of ${formatDays(schoolDays)} school days: ${list}.`;
}

/** The year so far in one line, as the Home shows it: the same figures as in the summary. */
export function toYearLine(year: YearSummary): Inline[] {
  const totals = toYearTotals(year);
  const name = `${year.period.name}${year.soFar ? " so far" : ""}: `;
  return [name, ...toYearHeadline(year), totals ? ` ${totals}` : ""];
}
