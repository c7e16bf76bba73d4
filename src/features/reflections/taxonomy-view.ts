// How a level marked on the taxonomy compares with the units of the term, and with the level marked last time.
import type { Choice } from "../../domain/reflection.js";
import { countUnits, formatAverage } from "../../domain/report.js";
import { compareRanges, rangeName, rangeOf } from "../../domain/taxonomy.js";
import { type Block, paragraph, quote } from "../../slack/message/blocks.js";

export interface LoggedUnits {
  whose: "own" | "school";
  average: number;
  count: number;
}

export interface TaxonomyComparison {
  /** Undefined when the sheet no longer has the level that was marked. */
  level: Choice | undefined;
  /** Undefined when no unit was logged this term. */
  units: LoggedUnits | undefined;
  /** The reflection before this one, if there is one. */
  before:
    | { day: string; level: Choice | undefined; nextStep: { label: string; answer: string } | undefined }
    | undefined;
}

const WHOSE = { own: "Your", school: "The school's" } as const;

const COMPARED = {
  same: "the same range you marked",
  above: "higher than where you marked yourself",
  below: "lower than where you marked yourself",
} as const;

/** "6 Planned gathering (Coordination)"; levels 1 and 2 are in no range of the rubric. */
const levelWords = ({ text, range }: Choice) => (range ? `${text} (${rangeName(range)})` : text);

function compareWords(level: Choice | undefined, units: LoggedUnits | undefined): string {
  if (!units) return "No units logged this term yet to compare with.";
  const { whose, average, count } = units;
  const logged = rangeOf(average);
  const verb = count === 1 ? "averages" : "average";
  const term = `${WHOSE[whose]} ${countUnits(count)} this term ${verb} ${formatAverage(average)} (${rangeName(logged)})`;
  return level?.range ? `${term}, ${COMPARED[compareRanges(level.range, logged)]}.` : `${term}.`;
}

export function toTaxonomyBlocks({ level, units, before }: TaxonomyComparison): Block[] {
  const marked = level ? levelWords(level) : "a level that is no longer on the sheet";
  return [
    paragraph(`You marked ${marked}. ${compareWords(level, units)}`),
    ...(before ? [paragraph(`Last time (${before.day}) you marked ${before.level?.text ?? "another level"}.`)] : []),
    ...(before?.nextStep ? [paragraph(before.nextStep.label), quote(before.nextStep.answer)] : []),
  ];
}
