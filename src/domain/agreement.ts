// The level of a unit when its partners rate it differently.
import { formatLevel, type Level } from "./level.js";
import { formatList } from "./list-in-words.js";

/** One message asks about at most this many units. The rest wait for the next message. */
export const MAX_UNITS_PER_QUESTION = 10;

export interface AgreedLevel {
  /** The level everyone names, or the mean of their ratings, rounded to one decimal. */
  level: number;
  /** Each different rating once, lowest first. Only one if everyone agrees. */
  ratings: readonly Level[];
}

/** `logged` is the rating by the person who logged the unit, `opinions` are its partners' ratings so far. */
export function agree(logged: Level, opinions: readonly Level[]): AgreedLevel {
  const all = [logged, ...opinions];
  const mean = all.reduce((sum, level) => sum + level, 0) / all.length;
  return { level: Math.round(mean * 10) / 10, ratings: [...new Set(all)].sort() };
}

export const partnersDiffer = ({ ratings }: AgreedLevel): boolean => ratings.length > 1;

/** The rubric's level closest to an agreed one. A half rounds up. */
export function nearestLevel(level: number): Level {
  return Math.min(4, Math.max(1, Math.round(level))) as Level;
}

const formatRatings = ({ ratings }: AgreedLevel) => formatList(ratings.map(String));

/** For a table cell: "3 Collaboration", or "2.5 (rated 2 and 3)". */
export function formatAgreed(agreed: AgreedLevel): string {
  const [level, ...others] = agreed.ratings;
  if (level && others.length === 0) return formatLevel(level);
  return `${agreed.level.toFixed(1)} (rated ${formatRatings(agreed)})`;
}

/** Part of a sentence, "partners rated it 1 and 2"; undefined if they agree. */
export function formatDifference(agreed: AgreedLevel): string | undefined {
  return partnersDiffer(agreed) ? `partners rated it ${formatRatings(agreed)}` : undefined;
}
