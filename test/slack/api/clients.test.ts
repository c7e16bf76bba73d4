// Which of Slack's answers are permanent errors, and which are worth a retry.
import { WebClient } from "@slack/web-api";
import { expect, it } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import { createSlackLogger } from "../../../src/slack/api/clients.js";
import { retryWithBackoff } from "../../../src/slack/api/retry.js";
import { isPermanentError } from "../../../src/slack/api/slack-error.js";

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
  expect(
    await retryWithBackoff(
      ask,
      () => false,
      (error) => failures.push(error),
    ),
  ).toBe("here");
  // The log says once that Bookend is waiting.
  expect(failures).toEqual([new Error("busy")]);
  await expect(
    retryWithBackoff(
      () => Promise.reject(new Error("no")),
      () => true,
    ),
  ).rejects.toThrow("no");
});
