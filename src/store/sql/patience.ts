// How long a statement waits while another process holds the database. Nothing else in this process waits with it.
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { isBusy } from "./error-codes.js";

/**
 * Milliseconds from a statement's arrival until it gives up. Less than the 3 seconds Slack waits, so the person still
 * reads "not saved, the database is busy".
 */
export const PATIENCE_MS = 2000;

/** Another process's write usually takes a few milliseconds. */
const FIRST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 25;

const deadlines = new AsyncLocalStorage<number>();

/** Runs work whose answer someone expects within `ms` milliseconds: none of its statements waits for a lock beyond that. */
export function withinDeadline<T>(ms: number, work: () => Promise<T>): Promise<T> {
  return deadlines.run(performance.now() + ms, work);
}

/** Repeats `attempt` until no other process is in its way. Throws what it throws last. */
export async function repeatWhileBusy<T>(patienceMs: number, attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = Math.min(performance.now() + patienceMs, deadlines.getStore() ?? Number.POSITIVE_INFINITY);
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() + pause > giveUpAt) throw error;
    }
    await sleep(pause);
  }
}
