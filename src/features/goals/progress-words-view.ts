// The way toward a goal in words: what it is now, what it should be, and what it was a year before.
import { formatAmount, formatShareOf, type Goal } from "../../domain/goal.js";
import type { Progress } from "../../domain/goal-progress.js";
import { formatPercent, percentOf } from "../../domain/unit-sum.js";
import { withCapital } from "../../text/capital.js";

function toNow({ goal, now }: Progress<Goal>, verb: "is" | "was"): string {
  const { measure, start, target } = goal;
  const { kind } = measure;
  if (kind === "units") {
    const percent = formatPercent(percentOf(now.part, target));
    return `${formatAmount(kind, now.part)} of ${formatAmount(kind, target)} ${target === 1 ? "unit" : "units"} (${percent})`;
  }
  const what = kind === "level" ? "average level" : formatShareOf(measure.of);
  const value = now.value === undefined ? "–" : formatAmount(kind, now.value);
  const counted = kind === "share" ? ` (${now.part} of ${now.whole})` : "";
  const from = start === undefined ? "" : `, from ${formatAmount(kind, start)}`;
  return `${what}: ${value}${counted}; the goal ${verb} ${formatAmount(kind, target)}${from}`;
}

/** "41 of 60 units (68%). Last year at this point: 36." */
export function toProgressWords(progress: Progress<Goal>): string {
  const { goal, before } = progress;
  const last =
    before?.value === undefined ? "" : ` Last year at this point: ${formatAmount(goal.measure.kind, before.value)}.`;
  return `${withCapital(toNow(progress, "is"))}.${last}`;
}

/** "Reached: 63 of 60 units (105%). The year before: 52." */
export function toResultWords(progress: Progress<Goal>): string {
  const { goal, before, isReached } = progress;
  const last = before?.value === undefined ? "" : ` The year before: ${formatAmount(goal.measure.kind, before.value)}.`;
  return `${isReached ? "Reached" : "Not reached"}: ${toNow(progress, "was")}.${last}`;
}

/** "41 of 60 units", "average level 2.4 (goal 2.6)": as short as it gets. */
export function toShortProgress({ goal, now }: Progress<Goal>): string {
  const { measure, target } = goal;
  const { kind } = measure;
  if (kind === "units") return `${formatAmount(kind, now.part)} of ${formatAmount(kind, target)} units`;
  const what = kind === "level" ? "average level" : formatShareOf(measure.of);
  return `${what} ${now.value === undefined ? "–" : formatAmount(kind, now.value)} (goal ${formatAmount(kind, target)})`;
}
