// How far one clock is from another, in words.
import { DAY_MS } from "./duration.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const UNITS = [
  ["day", DAY_MS],
  ["hour", HOUR_MS],
  ["minute", MINUTE_MS],
] as const;

/** "20 minutes ahead of" or "3 hours behind", for milliseconds ahead; in the largest unit of which there are two. */
export function clockDifference(aheadMs: number): string {
  const ms = Math.abs(aheadMs);
  const [unit, unitMs] = UNITS.find(([, size]) => ms >= 2 * size) ?? UNITS[2];
  const count = Math.round(ms / unitMs);
  return `${count} ${unit}${count === 1 ? "" : "s"} ${aheadMs > 0 ? "ahead of" : "behind"}`;
}
