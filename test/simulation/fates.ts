// What becomes of one call to Slack: whether it is carried out, when, and what its sender gets to know.
import type { Dice } from "./dice.js";

export interface Fate {
  /** After how many milliseconds Slack carries it out; undefined: never. */
  arrivesAfter: number | undefined;
  /** After how many milliseconds the sender knows how it ended. */
  endsAfter: number;
  ending:
    | "answer"
    | "timeout"
    | "reset"
    | "refused connection"
    | "429"
    | "429 without a time"
    | "503"
    | "page"
    | "internal_error";
}

/** The poster's own timeout. */
export const TIMEOUT_MS = 10_000;
/** Slack may carry out a call long after its sender gave up, but not later than this after it was sent. */
const LATEST_ARRIVAL_MS = 45_000;

const quick = (dice: Dice, latency: number) => dice.between(Math.ceil(latency / 4), latency);

type DrawFate = (dice: Dice, latency: number) => Fate;

/** Slack still works on it when its sender has given up. */
const arrivesLate: DrawFate = (dice) => ({
  ...{ arrivesAfter: dice.between(TIMEOUT_MS, LATEST_ARRIVAL_MS), endsAfter: TIMEOUT_MS },
  ending: "timeout",
});

/** It is carried out, but nobody learns of it. These are the dangerous ones. */
const LOST_REPLIES: readonly DrawFate[] = [
  (dice, latency) => ({ arrivesAfter: quick(dice, latency), endsAfter: 2 * latency, ending: "reset" }),
  (dice, latency) => ({ arrivesAfter: quick(dice, latency), endsAfter: TIMEOUT_MS, ending: "timeout" }),
  ...Array.from({ length: 3 }, () => arrivesLate),
  (dice) => ({ arrivesAfter: dice.between(0, 20_000), endsAfter: dice.between(1, 2000), ending: "reset" }),
];

/** It fails in one of the other ways seen at Slack. */
const FAILURES: readonly DrawFate[] = [
  () => ({ arrivesAfter: undefined, endsAfter: TIMEOUT_MS, ending: "timeout" }),
  (_dice, latency) => ({ arrivesAfter: undefined, endsAfter: latency, ending: "reset" }),
  (_dice, latency) => ({ arrivesAfter: undefined, endsAfter: latency, ending: "refused connection" }),
  (_dice, latency) => ({ arrivesAfter: undefined, endsAfter: latency, ending: "429" }),
  (_dice, latency) => ({ arrivesAfter: undefined, endsAfter: latency, ending: "429 without a time" }),
  ...(["503", "page", "internal_error"] as const).flatMap((ending) => [
    (dice: Dice, latency: number): Fate => ({ arrivesAfter: quick(dice, latency), endsAfter: 2 * latency, ending }),
    (_dice: Dice, latency: number): Fate => ({ arrivesAfter: undefined, endsAfter: latency, ending }),
  ]),
];

/** How many mishaps are lost replies. */
const LOST_SHARE = 0.7;

const AWAY: readonly Fate["ending"][] = ["timeout", "reset", "refused connection", "503"];

export function drawFate(dice: Dice, on: { latency: number; mishaps: number; isAway: boolean }): Fate {
  const { latency, mishaps, isAway } = on;
  if (isAway) {
    const ending = dice.pick(AWAY);
    return { arrivesAfter: undefined, endsAfter: ending === "timeout" ? TIMEOUT_MS : latency, ending };
  }
  if (dice.chance(mishaps)) return dice.pick(dice.chance(LOST_SHARE) ? LOST_REPLIES : FAILURES)(dice, latency);
  const arrivesAfter = quick(dice, latency);
  return { arrivesAfter, endsAfter: arrivesAfter + quick(dice, latency), ending: "answer" };
}
