// The goals of a school year as a short block of a report: a line each.
import type { Goal } from "../../domain/goal.js";
import type { Progress } from "../../domain/goal-progress.js";
import { type Block, bold, bullets, paragraph } from "../../slack/message/blocks.js";
import { toProgressWords, toResultWords } from "./progress-words-view.js";

/** How far they are, or what became of them once the year is over. Nothing without goals. */
export function toGoalLines(progress: readonly Progress<Goal>[], { isOver = false } = {}): Block[] {
  const [first] = progress;
  if (!first) return [];
  const toWords = isOver ? toResultWords : toProgressWords;
  return [paragraph(bold(`Goals for ${first.goal.year}`)), bullets(progress.map((one) => [toWords(one)]))];
}
