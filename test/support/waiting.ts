// Waits in tests until something can be seen, however long a busy machine takes.
import { vi } from "vitest";

const timeout = 40_000;

/** Repeats the check until it no longer throws. Throws its last error when the time is up. */
export function waitUntil<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout, interval: 5 });
}

/** Asks over HTTP until the answer is neither undefined, false nor 0, and returns it. */
export function waitForValue<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  const check = async () => {
    const value = await ask();
    if (!value) throw new Error("The answer did not come in time.");
    return value;
  };
  return vi.waitFor(check, { timeout, interval: 20 });
}
