// The Web API clients, which differ in their retries and timeouts, and the logger for Slack's libraries.
import type { Logger, LogLevel } from "@slack/bolt";
import { type FetchFunction, WebClient } from "@slack/web-api";
import { cut } from "../../text/clip.js";
import { createReadFile, type ReadFile } from "./files.js";
import { createRespond, type Respond } from "./response-url.js";
import { withShortWaits } from "./short-waits.js";
import { createUploadFile, type UploadFile } from "./upload-file.js";

export interface Clients {
  /** Retries twice, and waits for a rate limit of up to 30 seconds. Only for calls that may safely happen twice. */
  client: WebClient;
  /** The same, but fails at once when Slack limits the rate. For forms, Homes and deletions. */
  viewer: WebClient;
  /** Never retries, because chat.postMessage has no idempotency key. */
  poster: WebClient;
  /** Answers a command or a click at the address Slack sent along. */
  respond: Respond;
}

export interface SlackClients extends Clients {
  /** Answers within 2 seconds or fails, because a person is waiting. */
  lookup: WebClient;
  /** Downloads what someone dropped into a form. */
  readFile: ReadFile;
  /** Sends someone a file. */
  uploadFile: UploadFile;
}

export function createClients(options: {
  token: string;
  apiUrl: string;
  logger: Logger;
  /** Makes the clients' calls. */
  fetch?: FetchFunction;
}): SlackClients {
  const { token, apiUrl, logger, fetch } = options;
  const base = { slackApiUrl: apiUrl, logger, allowAbsoluteUrls: false, fetch };
  const withRetries = { timeout: 5000, retryConfig: { retries: 2, minTimeout: 250, factor: 2 } };
  const viewer = new WebClient(token, { ...base, ...withRetries, rejectRateLimitedCalls: true });
  const poster = new WebClient(token, {
    ...base,
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  return {
    client: new WebClient(token, { ...base, ...withRetries, fetch: withShortWaits(fetch) }),
    // A rate limit would delay all of a client's calls. A late form is useless, the next change redraws a Home anyway, and the next
    // tick deletes.
    viewer,
    poster,
    lookup: new WebClient(token, { ...base, timeout: 2000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }),
    respond: createRespond({ apiUrl, logger }),
    readFile: createReadFile({ client: viewer, token, apiUrl }),
    uploadFile: createUploadFile({ viewer, poster, apiUrl }),
  };
}

/**
 * The logger for Slack's libraries. It drops their debug and info lines, some of which hold whole payloads. From the
 * rest it removes tokens and pages of HTML.
 */
export function createSlackLogger(log: {
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}): Logger {
  const words = (messages: unknown[]) =>
    messages
      .map((message) => (message instanceof Error ? message.name : String(message)))
      .join(" ")
      .replace(/xox[a-z]-[\w-]+|xapp-[\w-]+/g, "(token)")
      .split(/[<{\n]/)
      .map((part) => cut(part, 200))[0];
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
