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
  /** Everything else that reports showed at first, in one digest: versions in the ledger may be older than `others`. */
  rest: z.string(),
  /** The parts by name. A part that shows nothing, or was invented later, isn't in it. */
  others: z.record(z.string(), z.union([z.string(), Digests])).optional(),
});
type Version = z.infer<typeof Version>;

/** The settings it shows (the school's name, its grades) don't count: a new name must not edit a year of reports. */
export function toReportVersion(report: ShownReport): string {
  const { units, before, yearBefore, ohYeahs } = report;
  const lines = ohYeahs.map(({ id, text, author }) => [id, text, author.name] as const);
  const parts = PARTS.map(({ name, shown }) => [name, shown(report)] as const);
  const version: Version = {
    units: Object.fromEntries(
      units.map(({ id, date, title, grades, agreed }) => [keyOf(id), digest([date, title, grades, agreed])]),
    ),
    rest: digest([before, yearBefore, lines]),
    others: Object.fromEntries(
      parts.filter((part): part is readonly [string, string | Shown] => part[1] !== undefined),
    ),
  };
  return JSON.stringify(version);
}

export interface ReportChanges {
  units: Changes;
  /** By the name of the part. */
  parts: Record<string, Changes>;
  /** More than its units differs, and the older version doesn't tell what. */
  unknown: boolean;
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
  if (old.others && now.others) return { units, parts: changesInParts(old.others, now.others), unknown: false };
  return { units, parts: {}, unknown: old.rest !== now.rest };
}

/** "one late unit added and 2 units changed", of this month's report; undefined if nothing that people see has changed. */
export function formatChanges({ units, parts, unknown }: ReportChanges, month: Month): string | undefined {
  const words = [
    ...countOf(units.added, "late unit added", "late units added"),
    ...countOf(units.changed, "unit changed", "units changed"),
    ...countOf(units.removed, "unit removed", "units removed"),
    ...PARTS.flatMap((part) => {
      const changes = parts[part.name];
      return changes ? part.words(changes, month, units) : [];
    }),
    ...(unknown ? ["an OH YEAH or an earlier month changed"] : []),
  ];
  return words.length > 0 ? formatList(words) : undefined;
}

/** Whether people would see no difference. A version that isn't known is never the same. */
export function isSameReport(from: string | undefined, to: string | undefined, month: Month): boolean {
  if (from === to) return true;
  return !!from && !!to && formatChanges(changesBetween(from, to), month) === undefined;
}
