// The version of a report: a text that differs when what the report shows differs, and tells what has changed.
import { createHash } from "node:crypto";
import { z } from "zod";
import { formatList } from "../../domain/list-in-words.js";
import type { Report } from "./read-report.js";

/** By unit, what the report shows of it; and everything else. Shortened, because the ledger keeps one for each report. */
const Version = z.object({ units: z.record(z.string(), z.string()), rest: z.string() });
type Version = z.infer<typeof Version>;

const digest = (shown: unknown) => createHash("sha256").update(JSON.stringify(shown)).digest("base64url").slice(0, 12);

/** How a unit is called in a version. Unit ids are random, so their beginnings differ. */
export const unitKey = (id: string): string => id.slice(0, 8);

/** The settings it shows (the school's name, its grades) don't count: a new name must not edit a year of reports. */
export function toReportVersion({ units, before, yearBefore, ohYeahs }: Report): string {
  const rest = digest([before, yearBefore, ohYeahs.map(({ id, text, author }) => [id, text, author.name])]);
  const shown = units.map(({ id, date, title, grades, agreed }) => [
    unitKey(id),
    digest([date, title, grades, agreed]),
  ]);
  const version: Version = { units: Object.fromEntries(shown), rest };
  return JSON.stringify(version);
}

export interface ReportChanges {
  /** Keys of units. */
  added: string[];
  changed: string[];
  removed: string[];
}

/** How the units differ from one version to the other. Throws for a text that is no version. */
export function changesBetween(from: string, to: string): ReportChanges {
  const [{ units: old }, { units }] = [Version.parse(JSON.parse(from)), Version.parse(JSON.parse(to))];
  const keys = Object.keys(units);
  return {
    added: keys.filter((key) => !(key in old)),
    changed: keys.filter((key) => key in old && old[key] !== units[key]),
    removed: Object.keys(old).filter((key) => !(key in units)),
  };
}

function count(keys: readonly string[], one: string, many: string): string[] {
  if (keys.length === 0) return [];
  return [keys.length === 1 ? `one ${one}` : `${keys.length} ${many}`];
}

/** "one late unit added and 2 units changed". */
export function formatChanges({ added, changed, removed }: ReportChanges): string {
  const parts = [
    ...count(added, "late unit added", "late units added"),
    ...count(changed, "unit changed", "units changed"),
    ...count(removed, "unit removed", "units removed"),
  ];
  return parts.length > 0 ? formatList(parts) : "an OH YEAH or an earlier month changed";
}
