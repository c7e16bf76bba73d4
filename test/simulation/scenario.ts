// What a seed stands for: a school, its machines, what goes wrong how often, and the hours that are worth watching.
import type { Dice } from "./dice.js";
import { dueInstant, type PostingTime, shiftMonth } from "./due-instant.js";
import type { SlackRules, Trouble } from "./simulated-slack.js";

/** How likely each mishap is: for a call, or for each place where a machine waits. */
export interface Rates {
  mishap: number;
  crash: number;
  stall: number;
  /** The database is locked, so a statement fails. */
  busy: number;
  clockJump: number;
  /** A person does something right then. */
  person: number;
}

/** Hours in which the machines tick. Between them nothing happens, so the simulation skips ahead. */
export interface Stretch {
  from: number;
  to: number;
  /** Everything is switched off until the next one begins. */
  endsInDowntime: boolean;
}

export interface Scenario extends Theme {
  at: PostingTime;
  rules: SlackRules;
  /** Messages by people in the channel before anything happens. */
  chatter: number;
  hasSharedClock: boolean;
  /** The months that have units from the start. */
  months: readonly string[];
  stretches: readonly Stretch[];
}

/** Mishaps that are dangerous together. */
interface Theme {
  machines: number;
  /** The machines tick within so many milliseconds of each other. */
  spread: number;
  /** Between two statements, a machine needs up to so many milliseconds. */
  pace: number;
  /** A call to Slack takes up to one of these, in milliseconds. */
  latencies: readonly number[];
  rates: Rates;
}

export const NO_RATES: Rates = { mishap: 0, crash: 0, stall: 0, busy: 0, clockJump: 0, person: 0 };
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const FOREVER = Number.POSITIVE_INFINITY;

/** In Jerusalem and Cairo clocks change on weekdays, when reports can be due. */
const ZONES = [
  ...[
    "America/New_York",
    "America/St_Johns",
    "Europe/Berlin",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
  ],
  ...["Asia/Jerusalem", "Africa/Cairo"],
];

function drawTime(dice: Dice): { at: PostingTime; month: string } {
  const year = dice.between(2024, 2029);
  const zone = dice.pick(ZONES);
  // Near the days and hours at which clocks change, if they change on weekdays there.
  if (zone.startsWith("As") && dice.chance(0.5)) {
    return {
      month: `${year}-02`,
      at: { zone, openDay: dice.between(17, 20), time: dice.pick(["02:00", "02:30", "03:00"]) },
    };
  }
  if (zone.startsWith("Af") && dice.chance(0.5)) {
    const [month, times] = dice.pick([["03", ["00:00", "00:30"]] as const, ["09", ["23:00", "23:30"]] as const]);
    return { month: `${year}-${month}`, at: { zone, openDay: dice.between(16, 20), time: dice.pick(times) } };
  }
  const month = `${year}-${String(dice.between(1, 12)).padStart(2, "0")}`;
  return {
    month,
    at: {
      zone,
      openDay: dice.pick([1, 2, 2, 2, 5, 20]),
      time: dice.pick(["08:00", "00:00", "23:59", "02:30", "12:15"]),
    },
  };
}

const THEMES: readonly ((dice: Dice) => Theme)[] = [
  // Several machines at the same instant, with no other trouble.
  (dice) => ({
    ...{ machines: dice.between(2, 3), spread: dice.pick([0, 50, 400]), pace: dice.pick([4, 300, 1500]) },
    ...{ latencies: [300, 2000], rates: { ...NO_RATES, person: dice.pick([0, 0.02]) } },
  }),
  // Replies are lost, and another machine comes by before it is clear what happened.
  (dice) => ({
    ...{ machines: dice.between(1, 3), spread: dice.pick([400, 30_000, 30_000]), pace: 4, latencies: [300, 9000] },
    rates: { ...NO_RATES, mishap: dice.pick([0.4, 0.7]), crash: dice.pick([0, 0.01]) },
  }),
  // Machines crash anywhere.
  (dice) => ({
    ...{ machines: dice.between(1, 3), spread: dice.pick([0, 3000, MINUTE]), pace: dice.pick([4, 300]) },
    ...{ latencies: [40, 2000], rates: { ...NO_RATES, crash: dice.pick([0.02, 0.06]), busy: dice.pick([0, 0.03]) } },
  }),
  // Clocks jump while another machine's request is on its way.
  (dice) => ({
    ...{ machines: dice.between(2, 3), spread: MINUTE, pace: dice.pick([4, 1500]), latencies: [300, 9000, 9000] },
    rates: { ...NO_RATES, clockJump: dice.pick([0.05, 0.15]), mishap: dice.pick([0, 0.3]) },
  }),
  // Machines stand still for minutes, so a round takes longer than any lease.
  (dice) => ({
    ...{ machines: dice.between(2, 3), spread: MINUTE, pace: 4, latencies: [300, 9000, 9000] },
    rates: { ...NO_RATES, stall: dice.pick([0.03, 0.08]), mishap: dice.pick([0, 0.3]) },
  }),
  // People are busy all the while.
  (dice) => ({
    ...{ machines: dice.between(1, 3), spread: dice.pick([0, 400, MINUTE]), pace: dice.pick([4, 300]) },
    latencies: [300, 2000],
    rates: {
      ...NO_RATES,
      person: dice.pick([0.05, 0.15]),
      mishap: dice.pick([0, 0.2]),
      clockJump: dice.pick([0, 0.05]),
    },
  }),
  // Everything at once.
  (dice) => ({
    ...{ machines: dice.between(1, 3), spread: dice.pick([0, 400, MINUTE]), pace: dice.pick([4, 300]) },
    latencies: [40, 2000],
    rates: { mishap: 0.15, crash: 0.01, stall: 0.01, busy: 0.01, clockJump: 0.02, person: 0.04 },
  }),
];

function drawStretches(dice: Dice, first: string, at: PostingTime): Stretch[] {
  const stretches: Stretch[] = [];
  let month = first;
  for (let left = dice.pick([1, 1, 1, 2, 2, 3]); left > 0; left--) {
    const due = dueInstant(month, at);
    const from = due - dice.pick([0, 30_000, 2 * MINUTE]);
    stretches.push({ from, to: due + dice.between(2, 6) * MINUTE, endsInDowntime: false });
    if (dice.chance(0.4)) {
      const later = due + dice.pick([61 * MINUTE, 3 * HOUR, 30 * HOUR, 9 * DAY]);
      stretches.push({ from: later, to: later + dice.between(1, 4) * MINUTE, endsInDowntime: false });
    }
    const gap = dice.chance(0.2) ? dice.between(2, 13) : 1;
    const last = stretches.at(-1);
    if (last) last.endsInDowntime = dice.chance(gap > 1 ? 0.8 : 0.3);
    month = shiftMonth(month, gap);
  }
  return stretches;
}

function drawTroubles(dice: Dice, stretches: readonly Stretch[]): Trouble[] {
  return stretches.flatMap(({ from, to }) => {
    if (!dice.chance(0.25)) return [];
    const begins = dice.between(from - MINUTE, to);
    const ends = begins + dice.pick([20_000, 2 * MINUTE, 10 * MINUTE, 2 * HOUR]);
    return [{ kind: dice.pick(["kicked", "archived", "revoked", "away", "away"] as const), from: begins, to: ends }];
  });
}

export function drawScenario(dice: Dice): Scenario {
  const { at, month } = drawTime(dice);
  const stretches = drawStretches(dice, month, at);
  const rarely = (share: number, back: number) => (dice.chance(share) ? [shiftMonth(month, -back)] : []);
  return {
    ...dice.pick(THEMES)(dice),
    at,
    rules: {
      history: dice.pick(["usual", "usual", "strict", "forbidden"] as const),
      editWindow: dice.pick([FOREVER, FOREVER, FOREVER, 30 * DAY, 3 * MINUTE, 0]),
      troubles: drawTroubles(dice, stretches),
    },
    chatter: dice.pick([0, 3, 20, 70]),
    hasSharedClock: dice.chance(0.5),
    months: [month, ...rarely(0.2, 1), ...rarely(0.1, 3)],
    stretches,
  };
}
