// The Web API clients. They differ in how they fail: with a few retries, without waiting, without retries, or fast.
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";

export interface Clients {
  /** Retries a few times. Only for calls that may safely happen twice. */
  client: WebClient;
  /** The same, but never waits when Slack asks for a pause. For forms and Homes. */
  viewer: WebClient;
  /** Never retries, because chat.postMessage has no idempotency key. */
  poster: WebClient;
}

export interface SlackClients extends Clients {
  /** Answers within 2 seconds or fails, because a person is waiting. */
  lookup: WebClient;
}

export function createClients(options: { token: string; apiUrl: string; logger: Logger }): SlackClients {
  const { token, apiUrl, logger } = options;
  const base = { slackApiUrl: apiUrl, logger, allowAbsoluteUrls: false };
  const withRetries = { timeout: 5000, retryConfig: { retries: 2, minTimeout: 250, factor: 2 } };
  return {
    client: new WebClient(token, { ...base, ...withRetries }),
    // A client that is told to wait holds back all its calls. A form must not come late, and the next change redraws a
    // Home.
    viewer: new WebClient(token, { ...base, ...withRetries, rejectRateLimitedCalls: true }),
    poster: new WebClient(token, {
      ...base,
      timeout: 10_000,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
    lookup: new WebClient(token, { ...base, timeout: 2000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }),
  };
}

const FIRST_WAIT_MS = 500;

const MAX_WAIT_MS = 10_000;

/**
 * Calls `ask` until it succeeds or `shouldStop` says that asking again is pointless, then throws the last error. The
 * wait doubles from half a second to 10 seconds. `onFirstFailure` is called once, with the first error.
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

/**
 * The logger for Slack's libraries. It drops their debug lines, which hold whole payloads, and cuts out of the rest
 * what could be a token or a page of HTML.
 */
export function createLogger(log: {
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}): Logger {
  const words = (messages: unknown[]) =>
    messages
      .map((message) => (message instanceof Error ? message.name : String(message)))
      .join(" ")
      .replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, "(token)")
      .split(/[<{\n]/)[0]
      ?.slice(0, 200);
  return {
    debug: () => {},
    info: () => {},
    warn: (...messages) => log.warn({ slack: words(messages) }, "slack"),
    error: (...messages) => log.error({ slack: words(messages) }, "slack"),
    setLevel: () => {},
    getLevel: () => "info" as LogLevel,
    setName: () => {},
  };
}
