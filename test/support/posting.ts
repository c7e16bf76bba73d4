// A channel of the workspace, and the client that posts to it without retries.
import { WebClient } from "@slack/web-api";
import { onTestFinished } from "vitest";
import { startWorkspace } from "../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../sandbox/workspace/workspace.js";
import { createSlackLogger } from "../../src/slack/api/clients.js";
import { paragraph, toMessage } from "../../src/slack/message/blocks.js";
import { type PostMark, withMark } from "../../src/slack/posts/post-metadata.js";
import { sendOnce } from "../../src/slack/send/delivery.js";

export const CHANNEL = "C0ADMIN0001";
export const MARK: PostMark = { scope: "school-1", post: "monthly-report", period: "2026-10", runId: "run-1" };

export async function startChannel(): Promise<{ slack: Workspace; client: WebClient }> {
  const slack = await startWorkspace();
  onTestFinished(() => slack.close());
  slack.addChannel({ id: CHANNEL, name: "library-admin", botIsMember: true });
  const logger = createSlackLogger({ warn: () => {}, error: () => {} });
  const client = new WebClient(slack.botToken, {
    ...{ slackApiUrl: slack.apiUrl, logger, timeout: 3000 },
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  return { slack, client };
}

/** Sends a post that carries this mark. */
export const sendMarked = (client: WebClient, mark: PostMark = MARK) =>
  sendOnce(client, { channel: CHANNEL, message: withMark(toMessage(paragraph("14 units supported")), mark) });
