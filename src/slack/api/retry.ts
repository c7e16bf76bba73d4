// Repeats a call to Slack until it succeeds, with growing waits.
import { setTimeout as sleep } from "node:timers/promises";
import { retryAfterMsOf } from "./slack-error.js";

const FIRST_WAIT_MS = 500;
const MAX_WAIT_MS = 10_000;
/** However long Slack, or a proxy, asks us to wait. */
const MAX_ASKED_MS = 60_000;

interface RetryOptions {
  /** Called once, with the first error. */
  onFirstFailure?(error: unknown): void;
  pause?(ms: number): Promise<void>;
}

/**
 * Calls `ask` until it succeeds. Throws the last error when `shouldStop` says that another try is pointless. The wait
 * doubles from half a second to 10 seconds, and is longer when Slack asks for it.
 */
export async function retryWithBackoff<T>(
  ask: () => Promise<T>,
  shouldStop: (error: unknown) => boolean,
  { onFirstFailure = () => {}, pause = sleep }: RetryOptions = {},
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, MAX_WAIT_MS)) {
    let asked = 0;
    try {
      return await ask();
    } catch (error) {
      if (shouldStop(error)) throw error;
      if (wait === FIRST_WAIT_MS) onFirstFailure(error);
      asked = Math.min(retryAfterMsOf(error) ?? 0, MAX_ASKED_MS);
    }
    await pause(Math.max(wait, asked));
  }
}
