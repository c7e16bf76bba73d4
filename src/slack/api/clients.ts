// The Web API clients, one for each way of failing: with a few retries and with a wait if Slack asks for one, with none, and in a hurry.
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";

export interface Clients {
  /** Tries again a few times: for what a person sees once, also when it was sent twice. */
  client: WebClient;
  /** The same, but never waits because Slack asks for a pause: for forms and Homes. */
  viewer: WebClient;
  /** Never tries again: chat.postMessage has no idempotency key. */
  poster: WebClient;
}

export interface SlackClients extends Clients {
  /** Answers within 2 seconds or fails: a person waits for what it looks up. */
  lookup: WebClient;
}

export function createClients(options: { token: string; apiUrl: string; logger: Logger }): SlackClients {
  const { token, apiUrl, logger } = options;
  const base = { slackApiUrl: apiUrl, logger, allowAbsoluteUrls: false };
  const patient = { timeout: 5000, retryConfig: { retries: 2, minTimeout: 250, factor: 2 } };
  return {
    client: new WebClient(token, { ...base, ...patient }),
    // Told to wait, a client lets all its calls wait: a form that comes late is none, a Home is drawn with the next change.
    viewer: new WebClient(token, { ...base, ...patient, rejectRateLimitedCalls: true }),
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

/** Asks again, ever more slowly, until it is answered or asking is pointless; then throws what was said last. `onUnanswered` hears of the first time only. */
export async function retryWithBackoff<T>(
  ask: () => Promise<T>,
  isPointless: (error: unknown) => boolean,
  onUnanswered: (error: unknown) => void = () => {},
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      return await ask();
    } catch (error) {
      if (isPointless(error)) throw error;
      if (wait === FIRST_WAIT_MS) onUnanswered(error);
    }
    await sleep(wait);
  }
}

/**
 * Slack's libraries log through this. Their debug lines hold whole payloads and are dropped; of the rest, what could
 * be a token or a page of HTML is cut.
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
