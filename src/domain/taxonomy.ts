// How the ten levels of the librarian's taxonomy compare with the four levels of partnership.
import { nearestLevel } from "./agreement.js";
import { type Level, levelName } from "./level.js";

/** The taxonomy's three ranges in the rubric's terms: levels 3 to 5, 6 and 7, 8 to 10. */
export type TaxonomyRange = "cooperation" | "coordination" | "collaboration";

const RANGES: Record<Level, TaxonomyRange> = {
  1: "cooperation",
  2: "coordination",
  3: "collaboration",
  // Level 4 is level 3 with evidence. The taxonomy has no fourth range.
  4: "collaboration",
};

/** The range that an average level of partnership falls in. */
export function rangeOf(average: number): TaxonomyRange {
  return RANGES[nearestLevel(average)];
}

const ORDER: readonly TaxonomyRange[] = ["cooperation", "coordination", "collaboration"];

/** Whether the log shows a range above the one a person marked, below it, or the same. */
export function compareRanges(marked: TaxonomyRange, logged: TaxonomyRange): "above" | "below" | "same" {
  const difference = ORDER.indexOf(logged) - ORDER.indexOf(marked);
  return difference > 0 ? "above" : difference < 0 ? "below" : "same";
}

/** "Coordination", as the rubric writes it. */
export function rangeName(range: TaxonomyRange): string {
  return levelName((ORDER.indexOf(range) + 1) as Level);
}
