// Turns on the event loop: work is done in steps, and Slack's new requests are read and acked between two of them.
import { setImmediate } from "node:timers/promises";

/** Resolves when the caller may do its next step. */
export type Turn = () => Promise<void>;

export interface Turns {
  /** A request from Slack arrived, so more may be right behind it. */
  arrived(): void;
  /** One caller at a time gets a turn, in the order they asked. */
  next: Turn;
}

/** While requests keep arriving, a step waits for at most this many rounds of the event loop. */
const MAX_ROUNDS = 20;

export function createTurns(): Turns {
  let arrivals = 0;
  let last: Promise<void> = Promise.resolve();
  const quietRound = async () => {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const before = arrivals;
      // In between, Node reads what has arrived on every connection.
      await setImmediate();
      if (arrivals === before) return;
    }
  };
  return {
    arrived() {
      arrivals += 1;
    },
    next() {
      last = last.then(quietRound);
      return last;
    },
  };
}
