// Which of Slack's answers are permanent errors, and which are worth a retry.
import { WebAPIRateLimitedError, WebClient } from "@slack/web-api";
import { expect, it } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import { createClients, createSlackLogger } from "../../../src/slack/api/clients.js";
import { retryWithBackoff } from "../../../src/slack/api/retry.js";
import { isPermanentError, retryAfterMsOf } from "../../../src/slack/api/slack-error.js";

const ANSWERS: [Fault, boolean][] = [
  [{ kind: "error", error: "invalid_auth" }, true],
  [{ kind: "error", error: "not_in_channel" }, true],
  [{ kind: "error", error: "internal_error" }, false],
  [{ kind: "error", error: "service_unavailable" }, false],
  [{ kind: "status", status: 500 }, false],
  [{ kind: "ratelimited", retryAfter: 1 }, false],
  [{ kind: "html" }, false],
  [{ kind: "reset" }, false],
];

const logger = createSlackLogger({ warn: () => {}, error: () => {} });

it.each(ANSWERS)("%j is a permanent error: %s", async (fault, isPermanent) => {
  const slack = await startWorkspace();
  slack.faults.next("auth.test", fault);
  const client = new WebClient(slack.botToken, {
    ...{ slackApiUrl: slack.apiUrl, logger, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  const error = await client.auth.test().catch((failed: unknown) => failed);
  expect(isPermanentError(error)).toBe(isPermanent);
  await slack.close();
});

it("Slack is asked again until it answers, but not after a permanent error", async () => {
  const answers = ["busy", "busy", "here"];
  const ask = async () => {
    const answer = answers.shift();
    if (answer !== "here") throw new Error(answer);
    return answer;
  };
  const failures: unknown[] = [];
  expect(await retryWithBackoff(ask, () => false, { onFirstFailure: (error) => failures.push(error) })).toBe("here");
  // The log says once that Bookend is waiting.
  expect(failures).toEqual([new Error("busy")]);
  await expect(
    retryWithBackoff(
      () => Promise.reject(new Error("no")),
      () => true,
    ),
  ).rejects.toThrow("no");
});

it("the waits grow to 10 seconds, and to a minute at most if Slack asks for a day", async () => {
  const waits: number[] = [];
  const errors = [
    ...Array(6).fill(new Error("busy")),
    new WebAPIRateLimitedError(20),
    new WebAPIRateLimitedError(86_400),
  ];
  await retryWithBackoff(
    async () => {
      const error = errors.shift();
      if (error) throw error;
    },
    () => false,
    { pause: async (ms) => void waits.push(ms) },
  );
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 20_000, 60_000]);
});

it("a client waits for a short rate limit, and gives up at once on a long one", async () => {
  const slack = await startWorkspace();
  const { client } = createClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger });
  slack.faults.next("auth.test", { kind: "ratelimited", retryAfter: 1 });
  expect(await client.auth.test()).toMatchObject({ ok: true });
  slack.faults.next("auth.test", { kind: "ratelimited", retryAfter: 86_400 });
  const error = await client.auth.test().catch((failed: unknown) => failed);
  expect(retryAfterMsOf(error)).toBe(60_000);
  // Nothing holds the client back.
  expect(await client.auth.test()).toMatchObject({ ok: true });
  await slack.close();
});
