// Repeats a call to Slack until it succeeds, with growing waits.
import { setTimeout as sleep } from "node:timers/promises";

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 10_000;

/**
 * Calls `ask` until it succeeds. Throws the last error when `shouldStop` says that another try is pointless. The wait
 * doubles from half a second to 10 seconds. `onFirstFailure` is called once, with the first error.
 */
export async function retryWithBackoff<T>(
  ask: () => Promise<T>,
  shouldStop: (error: unknown) => boolean,
  onFirstFailure: (error: unknown) => void = () => {},
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, MAX_WAIT_MS)) {
    try {
      return await ask();
    } catch (error) {
      if (shouldStop(error)) throw error;
      if (wait === FIRST_WAIT_MS) onFirstFailure(error);
    }
    await sleep(wait);
  }
}
