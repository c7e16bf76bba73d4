// The version of a report: a text that differs when what the report shows differs, and tells what has changed.
import { createHash } from "node:crypto";
import { z } from "zod";
import { formatList } from "../../domain/list-in-words.js";
import { countUnits, formatAverage, type Summary } from "../../domain/report.js";
import { type Month, monthBefore, monthName } from "../../domain/time/month.js";
import type { Report } from "./read-report.js";

/** By key, a digest of what is shown of it. Shortened, because the ledger keeps a version for each report. */
const Shown = z.record(z.string(), z.string());
type Shown = z.infer<typeof Shown>;

const Version = z.object({
  units: Shown,
  /** Everything else, in one digest: versions in the ledger may be older than `others`. */
  rest: z.string(),
  others: z.object({ ohYeahs: Shown, before: z.string(), yearBefore: z.string() }).optional(),
});
type Version = z.infer<typeof Version>;

const digest = (shown: unknown) => createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 12);

/** How a unit or an OH YEAH is called in a version. Ids are random, so their beginnings differ. */
export const keyOf = (id: string): string => id.slice(0, 8);

/** What the report says of a month it is compared with. */
const toFigures = ({ count, average }: Summary) =>
  average === undefined ? "" : `${countUnits(count)}, ${formatAverage(average)}`;

/** The settings it shows (the school's name, its grades) don't count: a new name must not edit a year of reports. */
export function toReportVersion({ units, before, yearBefore, ohYeahs }: Report): string {
  const lines = ohYeahs.map(({ id, text, author }) => [id, text, author.name] as const);
  const version: Version = {
    units: Object.fromEntries(
      units.map(({ id, date, title, grades, agreed }) => [keyOf(id), digest([date, title, grades, agreed])]),
    ),
    rest: digest([before, yearBefore, lines]),
    others: {
      ohYeahs: Object.fromEntries(lines.map(([id, ...line]) => [keyOf(id), digest(line)])),
      before: toFigures(before),
      yearBefore: toFigures(yearBefore),
    },
  };
  return JSON.stringify(version);
}

interface Changes {
  /** Keys. */
  added: string[];
  changed: string[];
  removed: string[];
}

function changesIn(old: Shown, shown: Shown): Changes {
  const keys = Object.keys(shown);
  return {
    added: keys.filter((key) => !(key in old)),
    changed: keys.filter((key) => key in old && old[key] !== shown[key]),
    removed: Object.keys(old).filter((key) => !(key in shown)),
  };
}

export interface ReportChanges {
  units: Changes;
  ohYeahs: Changes;
  /** Whether the figures of the months it is compared with differ. */
  before: boolean;
  yearBefore: boolean;
  /** More than its units differs, and the older version doesn't tell what. */
  unknown: boolean;
}

const NONE: Shown = {};

/** How a report differs from one version to the other. Throws for a text that is no version. */
export function changesBetween(from: string, to: string): ReportChanges {
  const [old, now] = [Version.parse(JSON.parse(from)), Version.parse(JSON.parse(to))];
  const units = changesIn(old.units, now.units);
  if (!old.others || !now.others) {
    const nothing = { ohYeahs: changesIn(NONE, NONE), before: false, yearBefore: false };
    return { units, ...nothing, unknown: old.rest !== now.rest };
  }
  return {
    units,
    ohYeahs: changesIn(old.others.ohYeahs, now.others.ohYeahs),
    before: old.others.before !== now.others.before,
    yearBefore: old.others.yearBefore !== now.others.yearBefore,
    unknown: false,
  };
}

function count(keys: readonly string[], one: string, many: string): string[] {
  if (keys.length === 0) return [];
  return [keys.length === 1 ? `one ${one}` : `${keys.length} ${many}`];
}

/** "one late unit added and 2 units changed", of this month's report; undefined if nothing that people see has changed. */
export function formatChanges(changes: ReportChanges, month: Month): string | undefined {
  const { units, ohYeahs, before, yearBefore, unknown } = changes;
  const parts = [
    ...count(units.added, "late unit added", "late units added"),
    ...count(units.changed, "unit changed", "units changed"),
    ...count(units.removed, "unit removed", "units removed"),
    ...count(ohYeahs.added, "OH YEAH added", "OH YEAHs added"),
    ...count(ohYeahs.changed, "OH YEAH changed", "OH YEAHs changed"),
    ...count(ohYeahs.removed, "OH YEAH removed", "OH YEAHs removed"),
    ...(before ? [`figures for ${monthName(monthBefore(month))} changed`] : []),
    ...(yearBefore ? [`figures for last ${monthName(month)} changed`] : []),
    ...(unknown ? ["an OH YEAH or an earlier month changed"] : []),
  ];
  return parts.length > 0 ? formatList(parts) : undefined;
}

/** Whether people would see no difference. A version that isn't known is never the same. */
export function isSameReport(from: string | undefined, to: string | undefined, month: Month): boolean {
  if (from === to) return true;
  return !!from && !!to && formatChanges(changesBetween(from, to), month) === undefined;
}
