// The parts of a report besides its units, one entry each: what the report shows of it, and the words for what changed.
import { FIGURE_KEYS, shortFigureName } from "../../domain/figures.js";
import { formatList } from "../../domain/list-in-words.js";
import { formatNormal } from "../../domain/normal-range.js";
import { countUnits, formatAverage, type Mean } from "../../domain/report.js";
import { type Month, monthBefore, monthName, yearBefore } from "../../domain/time/month.js";
import { isQuestionKey, questionOf } from "../../domain/unit-questions.js";
import { digest as digestTo } from "../../slack/define/digest.js";
import { toProgressWords } from "../goals/progress-words-view.js";
import type { Report } from "./read-report.js";

/** By key, a digest of what is shown of it. Shortened, because the ledger keeps a version for each report. */
export type Shown = Record<string, string>;

export const digest = (shown: unknown) => digestTo(shown, 12);

/** How a unit or an OH YEAH is called in a version. Ids are random, so their beginnings differ. */
export const keyOf = (id: string): string => id.slice(0, 8);

/** Keys. */
export interface Changes {
  added: string[];
  changed: string[];
  removed: string[];
}

export function changesIn(old: Shown, shown: Shown): Changes {
  const keys = Object.keys(shown);
  return {
    added: keys.filter((key) => !(key in old)),
    changed: keys.filter((key) => key in old && old[key] !== shown[key]),
    removed: Object.keys(old).filter((key) => !(key in shown)),
  };
}

/** What versions are made of: not the school's settings. */
export type ShownReport = Omit<Report, "school">;

interface ReportPart {
  /** Its name in the versions that the ledger keeps. Never changed. */
  name: string;
  /**
   * What the report shows of it: a short text, or a digest by key. Undefined if it shows nothing, which leaves the version as
   * it was before the part was invented.
   */
  shown(report: ShownReport): string | Shown | undefined;
  /** What changed, in words: "circulation changed". A part that is a text has the key "". `units`: what changed in the units. */
  words(changes: Changes, month: Month, units: Changes): string[];
  /** Set for a part that every report shows: where an older version doesn't have it, nobody is told that it's new. */
  isInEach?: boolean;
}

export function countOf(keys: readonly string[], one: string, many: string): string[] {
  if (keys.length === 0) return [];
  return [keys.length === 1 ? `one ${one}` : `${keys.length} ${many}`];
}

/** What the report says of a month it is compared with. */
const toFigures = ({ count, average }: Mean) =>
  average === undefined ? "" : `${countUnits(count)}, ${formatAverage(average)}`;

const FIGURES = new Map<string, string>(FIGURE_KEYS.map((key) => [key, shortFigureName(key).toLowerCase()]));

/** "circulation added", "3 figures added". */
function figureWords(keys: readonly string[], what: string): string[] {
  const [only] = keys;
  if (only === undefined) return [];
  return [keys.length === 1 ? `${FIGURES.get(only) ?? only} ${what}` : `${keys.length} figures ${what}`];
}

/** A unit that was added or removed brings its answers and the goals along: they aren't told again. */
interface Along {
  isByUnits: boolean;
}

export function answerWords({ changed }: Changes, { isByUnits }: Along): string[] {
  const names = changed.flatMap((key) => (isQuestionKey(key) ? [questionOf(key).name] : []));
  return names.length > 0 && !isByUnits ? [`answers on ${formatList(names)} changed`] : [];
}

export const goalWords = ({ added, changed, removed }: Changes, { isByUnits }: Along): string[] => [
  ...countOf(added, "goal added", "goals added"),
  ...(changed.length > 0 && !isByUnits ? ["progress toward the goals changed"] : []),
  ...countOf(removed, "goal removed", "goals removed"),
];

const isByUnits = ({ added, removed }: Changes): boolean => added.length + removed.length > 0;

/** A question without answers is here, too, so that a first answer is a change, and turning a question on or off is none. */
export const shownKinds = (kinds: ShownReport["kinds"]): Shown | undefined =>
  kinds.length > 0 ? Object.fromEntries(kinds.map(({ question, counts }) => [question, digest(counts)])) : undefined;

export const PARTS: readonly ReportPart[] = [
  {
    name: "ohYeahs",
    shown: ({ ohYeahs }) =>
      Object.fromEntries(ohYeahs.map(({ id, text, author }) => [keyOf(id), digest([text, author.name])])),
    words: ({ added, changed, removed }) => [
      ...countOf(added, "OH YEAH added", "OH YEAHs added"),
      ...countOf(changed, "OH YEAH changed", "OH YEAHs changed"),
      ...countOf(removed, "OH YEAH removed", "OH YEAHs removed"),
    ],
  },
  {
    name: "before",
    shown: ({ before }) => toFigures(before),
    words: ({ changed }, month) => (changed.length > 0 ? [`figures for ${monthName(monthBefore(month))} changed`] : []),
    isInEach: true,
  },
  {
    name: "yearBefore",
    shown: ({ yearBefore }) => toFigures(yearBefore),
    words: ({ changed }, month) => (changed.length > 0 ? [`figures for last ${monthName(month)} changed`] : []),
    isInEach: true,
  },
  {
    name: "figures",
    shown: ({ figures: { values, byGrade, causes } }) => {
      const shown = FIGURE_KEYS.flatMap((key): [string, string][] => {
        const cause = causes.find((one) => one.key === key)?.text;
        const grades = key === "circulation" && Object.keys(byGrade).length > 0 ? byGrade : undefined;
        return values[key] === undefined && !cause && !grades ? [] : [[key, digest([values[key], cause, grades])]];
      });
      return shown.length > 0 ? Object.fromEntries(shown) : undefined;
    },
    words: ({ added, changed, removed }) => [
      ...figureWords(added, "added"),
      ...figureWords(changed, "changed"),
      ...figureWords(removed, "removed"),
    ],
  },
  {
    name: "kinds",
    shown: ({ kinds }) => shownKinds(kinds),
    words: (changes, _month, units) => answerWords(changes, { isByUnits: isByUnits(units) }),
  },
  {
    name: "goals",
    shown: ({ goals }) =>
      goals.length === 0
        ? undefined
        : Object.fromEntries(goals.map((one) => [keyOf(one.goal.id), digest(toProgressWords(one))])),
    words: (changes, _month, units) => goalWords(changes, { isByUnits: isByUnits(units) }),
  },
  {
    name: "normal",
    shown: ({ month, normal }) => normal && digest(formatNormal(month, normal)),
    words: ({ changed }, month) => (changed.length > 0 ? [`figures for earlier ${monthName(month)}s changed`] : []),
    isInEach: true,
  },
  {
    name: "yearSoFar",
    shown: ({ month, yearSoFar }) => {
      if (!yearSoFar) return undefined;
      // Other parts tell of these.
      const told = [month, monthBefore(month), yearBefore(month)];
      const others = [...yearSoFar.year.months, ...yearSoFar.before.months].filter((one) => !told.includes(one.month));
      return digest(others.map(({ month: other, count }) => [other, count]));
    },
    words: ({ changed }) => (changed.length > 0 ? ["units of earlier months changed"] : []),
    isInEach: true,
  },
];
