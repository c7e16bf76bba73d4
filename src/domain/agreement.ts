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
  if (opinions.length === 0) return { level: logged, ratings: [logged] };
  const all = [logged, ...opinions];
  const mean = all.reduce((sum, level) => sum + level, 0) / all.length;
  return { level: Math.round(mean * 10) / 10, ratings: [...new Set(all)].sort() };
}

export const partnersDiffer = ({ ratings }: AgreedLevel): boolean => ratings.length > 1;

/** The rubric's level closest to an agreed one. A half rounds up. */
export function nearestLevel(level: number): Level {
  return Math.min(4, Math.max(1, Math.round(level))) as Level;
}

/** Part of a sentence, "partners rated it 1 and 2"; undefined if they agree. */
export function formatDifference(agreed: AgreedLevel): string | undefined {
  return partnersDiffer(agreed) ? `partners rated it ${formatList(agreed.ratings.map(String))}` : undefined;
}

/** For a table cell: "3 Collaboration", or "Partners rated it 1 and 2". A mean of two levels isn't a level of the rubric. */
export function formatAgreed(agreed: AgreedLevel): string {
  return formatDifference(agreed)?.replace(/^p/, "P") ?? formatLevel(nearestLevel(agreed.level));
}
