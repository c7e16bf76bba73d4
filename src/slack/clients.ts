// The Web API clients, one for each way of failing: with a few retries, with none, and in a hurry.
import type { Logger, LogLevel } from "@slack/bolt";
import { WebClient } from "@slack/web-api";
import type { Clients } from "./reply.js";

export interface SlackClients extends Clients {
  /** Answers within 2 seconds or fails: a person waits for what it looks up. */
  lookup: WebClient;
  /** Goes on asking for as long as Slack cannot be reached: for the start. */
  patient: WebClient;
}

export function createClients(options: { token: string; apiUrl: string; logger: Logger }): SlackClients {
  const { token, apiUrl, logger } = options;
  const base = { slackApiUrl: apiUrl, logger, allowAbsoluteUrls: false };
  return {
    client: new WebClient(token, { ...base, timeout: 5000, retryConfig: { retries: 2, minTimeout: 250, factor: 2 } }),
    poster: new WebClient(token, {
      ...base,
      timeout: 10_000,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
    lookup: new WebClient(token, { ...base, timeout: 2000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }),
    patient: new WebClient(token, {
      ...base,
      timeout: 10_000,
      retryConfig: { forever: true, minTimeout: 500, maxTimeout: 10_000 },
    }),
  };
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
