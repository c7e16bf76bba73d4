// The version of a report: a text that differs when what the report shows differs, and tells what has changed.
import { z } from "zod";
import { formatList } from "../../domain/list-in-words.js";
import type { Month } from "../../domain/time/month.js";
import {
  type Changes,
  changesIn,
  countOf,
  digest,
  keyOf,
  PARTS,
  type Shown,
  type ShownReport,
} from "./report-parts.js";

const Digests = z.record(z.string(), z.string());

const Version = z.object({
  units: Digests,
  /** The parts by name. A part that shows nothing, or was invented later, isn't in it. The oldest versions have no parts. */
  others: z.record(z.string(), z.union([z.string(), Digests])).optional(),
});
type Version = z.infer<typeof Version>;

/** The settings it shows (the school's name, its grades) don't count: a new name must not edit a year of reports. */
export function toReportVersion(report: ShownReport): string {
  const { units } = report;
  const parts = PARTS.map(({ name, shown }) => [name, shown(report)] as const);
  const version: Version = {
    units: Object.fromEntries(
      units.map(({ id, date, title, grades, agreed }) => [keyOf(id), digest([date, title, grades, agreed])]),
    ),
    others: Object.fromEntries(
      parts.filter((part): part is readonly [string, string | Shown] => part[1] !== undefined),
    ),
  };
  return JSON.stringify(version);
}

export interface ReportChanges {
  units: Changes;
  /** By the name of the part. Of a version without parts, only the units are known. */
  parts: Record<string, Changes>;
}

const NOTHING: Shown = {};
const toShown = (part: string | Shown): Shown => (typeof part === "string" ? { "": part } : part);

/** What changed in each part that both versions tell of. */
function changesInParts(old: NonNullable<Version["others"]>, now: NonNullable<Version["others"]>) {
  const known = PARTS.filter(({ name, isInEach }) => !isInEach || (name in old && name in now));
  return Object.fromEntries(
    known.map(({ name }) => [name, changesIn(toShown(old[name] ?? NOTHING), toShown(now[name] ?? NOTHING))]),
  );
}

/** How a report differs from one version to the other. Throws for a text that is no version. */
export function changesBetween(from: string, to: string): ReportChanges {
  const [old, now] = [Version.parse(JSON.parse(from)), Version.parse(JSON.parse(to))];
  const units = changesIn(old.units, now.units);
  return { units, parts: old.others && now.others ? changesInParts(old.others, now.others) : {} };
}

/** "one late unit added and 2 units changed", of this month's report; undefined if nothing that people see has changed. */
export function formatChanges({ units, parts }: ReportChanges, month: Month): string | undefined {
  const words = [
    ...countOf(units.added, "late unit added", "late units added"),
    ...countOf(units.changed, "unit changed", "units changed"),
    ...countOf(units.removed, "unit removed", "units removed"),
    ...PARTS.flatMap((part) => {
      const changes = parts[part.name];
      return changes ? part.words(changes, month, units) : [];
    }),
  ];
  return words.length > 0 ? formatList(words) : undefined;
}

/** Whether people would see no difference. A version that isn't known is never the same. */
export function isSameReport(from: string | undefined, to: string | undefined, month: Month): boolean {
  if (from === to) return true;
  return !!from && !!to && formatChanges(changesBetween(from, to), month) === undefined;
}
