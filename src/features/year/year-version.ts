// The version of a year's summary: a text that differs when what it shows differs, and tells what has changed.
import { z } from "zod";
import { formatList } from "../../domain/list-in-words.js";
import type { UnitSum } from "../../domain/unit-sum.js";
import { averageTenths, formatTenths } from "../../domain/unit-sum.js";
import { toProgressWords, toResultWords } from "../goals/progress-words-view.js";
import { answerWords, changesIn, countOf, digest, goalWords, keyOf, shownKinds } from "../report/report-parts.js";
import type { YearSummary } from "./read-year.js";
import type { YearReport } from "./read-year-report.js";

const Digests = z.record(z.string(), z.string());

const Version = z.object({
  /** The period isn't over, so it is compared with the year before up to a day. */
  soFar: z.boolean().optional(),
  /** By row: how many units, and their levels added up in tenths. */
  units: z.record(z.string(), z.tuple([z.number(), z.number()])),
  /** By row, a digest of what was reported for the month, with its causes. */
  figures: Digests,
  /** What it says of the year before, and of the library's closings. */
  before: z.string(),
  closings: z.string(),
  /** By goal and by optional question. Without them in older versions, and where there are none. */
  goals: Digests.optional(),
  kinds: Digests.optional(),
  /** Keeps the number up to date, but isn't told as a change: when a librarian saves a talk is nobody's business. */
  talks: z.number().optional(),
});
type Version = z.infer<typeof Version>;

const shown = ({ count, tenths }: UnitSum) => `${count} ${formatTenths(averageTenths({ count, tenths }))}`;

/** What the summary and its charts say of the year before. */
function shownBefore({ units, months, summary: { total } }: NonNullable<YearSummary["before"]>) {
  const charted = months.map((one) => [one.month, shown(one.units), one.figures.values.circulation]);
  return [shown(units), total.values, total.averageDaily, charted];
}

/** The school's name doesn't count: a new name must not edit an old post. */
export function toYearVersion(year: YearReport): string {
  const { summary, causes, before, closings, goals, kinds, talks, soFar } = year;
  const figuresOf = ({ name, values }: YearSummary["summary"]["rows"][number]) => {
    const given = causes.filter(({ row }) => row === name).map(({ cause }) => cause);
    return Object.keys(values).length > 0 || given.length > 0 ? [[name, digest([values, given])] as const] : [];
  };
  const toGoalWords = soFar ? toProgressWords : toResultWords;
  const version: Version = {
    soFar,
    units: Object.fromEntries(summary.rows.map(({ name, units }) => [name, [units.count, units.tenths]])),
    figures: Object.fromEntries(summary.rows.flatMap(figuresOf)),
    before: before ? digest(shownBefore(before)) : "",
    closings: digest(closings),
    goals: Object.fromEntries(goals.map((one) => [keyOf(one.goal.id), digest(toGoalWords(one))])),
    ...(kinds.length > 0 ? { kinds: shownKinds(kinds) } : {}),
    talks,
  };
  return JSON.stringify(version);
}

const namesIn = (...records: readonly object[]): string[] => [...new Set(records.flatMap((one) => Object.keys(one)))];

const NO_UNITS: [number, number] = [0, 0];

/** "one late unit added in May", "levels in May changed". */
function unitWords(old: Version["units"], now: Version["units"]): string[] {
  return namesIn(old, now).flatMap((name) => {
    const [[before, levelsBefore], [after, levels]] = [old[name] ?? NO_UNITS, now[name] ?? NO_UNITS];
    const times = (count: number) => Array.from({ length: count }, () => name);
    if (after > before)
      return countOf(times(after - before), `late unit added in ${name}`, `late units added in ${name}`);
    if (after < before) return countOf(times(before - after), `unit removed in ${name}`, `units removed in ${name}`);
    return levels === levelsBefore ? [] : [`levels in ${name} changed`];
  });
}

const MAX_NAMED = 4;

/**
 * What changed from one version to the other; undefined if nothing that people see, or only because days go by. Throws for
 * a text that is no version.
 */
export function yearChanges(from: string, to: string): string | undefined {
  const [old, now] = [Version.parse(JSON.parse(from)), Version.parse(JSON.parse(to))];
  const figures = namesIn(old.figures, now.figures).filter((name) => old.figures[name] !== now.figures[name]);
  const units = unitWords(old.units, now.units);
  const along = { isByUnits: units.length > 0 };
  const changes = [
    ...units,
    ...(figures.length > 0 ? [`figures for ${formatList(figures)} changed`] : []),
    ...(old.before !== now.before && !old.soFar && !now.soFar ? ["the year before changed"] : []),
    ...(old.closings !== now.closings ? ["the days the library was closed changed"] : []),
    ...(old.goals && now.goals && old.soFar === now.soFar ? goalWords(changesIn(old.goals, now.goals), along) : []),
    ...answerWords(changesIn(old.kinds ?? {}, now.kinds ?? {}), along),
  ];
  if (changes.length === 0) return undefined;
  return formatList(changes.length > MAX_NAMED ? [...changes.slice(0, MAX_NAMED - 1), "more"] : changes);
}
