// Waits in tests for a result, however long a busy machine takes.
import { setTimeout as sleep } from "node:timers/promises";

const LIMIT_MS = 40_000;
/** A check may cost an HTTP request: the longer the wait, the less often it is repeated. */
const LONGEST_PAUSE_MS = 50;

/** Repeats the check until it no longer throws. Throws its last error when the time is up. */
export async function waitUntil<T>(check: () => T | Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + LIMIT_MS;
  for (let pause = 1; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
    }
    await sleep(pause);
  }
}

/** Asks until the answer is truthy, and returns it. */
export function waitForValue<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  return waitUntil(async () => {
    const value = await ask();
    if (!value) throw new Error("The answer did not come in time.");
    return value;
  });
}
