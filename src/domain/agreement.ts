// The level of a unit when not all partners see it alike.
import { formatLevel, type Level } from "./level.js";

/** One message asks about as many units; what is more waits for the next. */
export const UNITS_ASKED_AT_ONCE = 10;

export interface AgreedLevel {
  /** The one all name, or the mean of what they say, to one decimal. */
  level: number;
  /** They do not say the same. */
  differs: boolean;
}

/** `logged` is what the one who logged it says, `opinions` what its partners have answered so far. */
export function agree(logged: Level, opinions: readonly Level[]): AgreedLevel {
  const all = [logged, ...opinions];
  const mean = all.reduce((sum, level) => sum + level, 0) / all.length;
  return { level: Math.round(mean * 10) / 10, differs: opinions.some((level) => level !== logged) };
}

/** The level of the rubric an agreed one is nearest to; half-way counts as the higher one. */
export function nearestLevel(level: number): Level {
  return Math.min(4, Math.max(1, Math.round(level))) as Level;
}

/** "3 Collaboration", or "2.5, views differ". */
export function formatAgreed({ level, differs }: AgreedLevel): string {
  if (Number.isInteger(level) && !differs) return formatLevel(level as Level);
  return `${level.toFixed(1)}, views differ`;
}
