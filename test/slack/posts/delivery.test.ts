// Sending a post, finding it again and drawing it anew: what is known afterwards, whatever became of the answer.
import { WebClient } from "@slack/web-api";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { startWorkspace } from "../../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../../sandbox/workspace/workspace.js";
import { createLogger } from "../../../src/slack/api/clients.js";
import { paragraph, toMessage } from "../../../src/slack/message/parts.js";
import { findPost, sendPost, updatePost } from "../../../src/slack/posts/delivery.js";

const CHANNEL = "C0ADMIN0001";
const RUN = { scope: "school-1", post: "monthly-report", period: "2026-10", runId: "run-1" };
const message = toMessage(paragraph("14 units supported"));

async function start(scopes?: readonly string[]): Promise<{ slack: Workspace; client: WebClient }> {
  const slack = await startWorkspace(scopes ? { scopes } : {});
  onTestFinished(() => slack.close());
  slack.addChannel({ id: CHANNEL, name: "library-admin", botIsMember: true });
  const logger = createLogger({ warn: () => {}, error: () => {} });
  const client = new WebClient(slack.botToken, {
    ...{ slackApiUrl: slack.apiUrl, logger, timeout: 3000 },
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  return { slack, client };
}

const send = (client: WebClient, run = RUN) => sendPost(client, { channel: CHANNEL, message, run });
const find = (client: WebClient) => findPost(client, { channel: CHANNEL, ...RUN });

describe("sending", () => {
  it.each<[Fault, object, number]>([
    [{ kind: "lostReply" }, { kind: "unknown", reason: "no_answer" }, 1],
    [{ kind: "reset" }, { kind: "unknown", reason: "no_answer" }, 0],
    [{ kind: "hang" }, { kind: "unknown", reason: "timeout" }, 0],
    [{ kind: "slow", ms: 4500 }, { kind: "unknown", reason: "timeout" }, 1],
    [{ kind: "status", status: 500 }, { kind: "unknown", reason: "http_500" }, 0],
    [{ kind: "html" }, { kind: "unknown", reason: "unreadable_answer" }, 0],
    [{ kind: "error", error: "internal_error" }, { kind: "unknown", reason: "internal_error" }, 0],
    [{ kind: "error", error: "fatal_error" }, { kind: "unknown", reason: "fatal_error" }, 0],
    [{ kind: "ratelimited", retryAfter: 30 }, { kind: "refused", reason: "ratelimited", retryAfterMs: 30_000 }, 0],
    [{ kind: "status", status: 429 }, { kind: "refused", reason: "ratelimited", retryAfterMs: 60_000 }, 0],
    [{ kind: "error", error: "is_archived" }, { kind: "refused", reason: "is_archived" }, 0],
  ])("that meets %o is known to be %o", async (fault, known, posted) => {
    const { slack, client } = await start();
    slack.faults.next("chat.postMessage", fault);
    expect(await send(client)).toMatchObject(known);
    await slack.settle();
    expect(slack.messagesIn(CHANNEL)).toHaveLength(posted);
    expect(slack.calls).toHaveLength(1);
    expect(slack.problems).toEqual([]);
  });
});

describe("finding", () => {
  it("tells this post from those of other months, schools and kinds", async () => {
    const { slack, client } = await start();
    for (const other of [{ period: "2026-09" }, { scope: "school-2" }, { post: "annual-report" }]) {
      await send(client, { ...RUN, ...other });
    }
    expect(await find(client)).toEqual({ kind: "absent" });
    const sent = await send(client);
    await client.chat.postMessage({ channel: CHANNEL, text: "14 units supported" });
    expect(await find(client)).toEqual({ kind: "found", ts: sent.kind === "sent" && sent.ts });
    expect(slack.problems).toEqual([]);
  });

  it("finds it under a hundred others, and does not search without end", async () => {
    const { slack, client } = await start();
    const sent = await send(client);
    const say = async (count: number) => {
      for (let index = 0; index < count; index++) await client.chat.postMessage({ channel: CHANNEL, text: "Hello" });
    };
    await say(150);
    expect(await find(client)).toEqual({ kind: "found", ts: sent.kind === "sent" && sent.ts });
    await say(850);
    expect(await find(client)).toEqual({ kind: "unknowable" });
    expect(slack.problems).toEqual([]);
  });

  it.each<[Fault, object]>([
    [{ kind: "error", error: "not_in_channel" }, { kind: "unknowable" }],
    [{ kind: "error", error: "missing_scope" }, { kind: "unknowable" }],
    [
      { kind: "error", error: "token_revoked" },
      { kind: "later", reason: "token_revoked" },
    ],
    [
      { kind: "status", status: 503 },
      { kind: "later", reason: "http_503" },
    ],
    [{ kind: "html" }, { kind: "later", reason: "unreadable_answer" }],
    [{ kind: "ratelimited", retryAfter: 30 }, { kind: "later" }],
  ])("that meets %o ends as %o", async (fault, known) => {
    const { slack, client } = await start();
    slack.faults.next("conversations.history", fault);
    expect(await find(client)).toMatchObject(known);
    expect(slack.problems).toEqual([]);
  });
});

describe("drawing anew", () => {
  const again = toMessage(paragraph("15 units supported"));

  it("changes the message in its place and keeps what it is found by", async () => {
    const { slack, client } = await start();
    const sent = await send(client);
    const ts = sent.kind === "sent" ? sent.ts : "";
    await updatePost(client, { channel: CHANNEL, ts, message: again, run: RUN });
    expect(slack.messagesIn(CHANNEL)).toMatchObject([{ ts, text: "15 units supported" }]);
    expect(await find(client)).toEqual({ kind: "found", ts });
    expect(slack.problems).toEqual([]);
  });

  it("leaves alone what is gone, and throws what may pass", async () => {
    const { slack, client } = await start();
    const job = { channel: CHANNEL, ts: "1.000001", message: again, run: RUN };
    await updatePost(client, job);
    slack.faults.next("chat.update", { kind: "status", status: 500 });
    await expect(updatePost(client, job)).rejects.toThrow("500");
    expect(slack.messagesIn(CHANNEL)).toEqual([]);
    expect(slack.problems).toEqual([]);
  });
});
