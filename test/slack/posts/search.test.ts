// Finding a post in its channel, and knowing when that is impossible.
import type { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { findPost } from "../../../src/slack/posts/search.js";
import { CHANNEL, MARK, sendMarked, startChannel } from "../../support/posting.js";

const find = (client: WebClient, from: { since?: Date; cursor?: string } = {}) =>
  findPost(client, { channel: CHANNEL, ...MARK, since: new Date(0), ...from });

async function say(client: WebClient, count: number): Promise<void> {
  for (let index = 0; index < count; index++) await client.chat.postMessage({ channel: CHANNEL, text: "Hello" });
}

describe("finding", () => {
  it("tells this post from posts of other months, schools and kinds", async () => {
    const { slack, client } = await startChannel();
    for (const other of [{ period: "2026-09" }, { scope: "school-2" }, { post: "annual-report" }]) {
      await sendMarked(client, { ...MARK, ...other });
    }
    expect(await find(client)).toEqual({ kind: "absent" });
    const result = await sendMarked(client);
    await client.chat.postMessage({ channel: CHANNEL, text: "14 units supported" });
    expect(await find(client)).toEqual({ kind: "found", ts: result.kind === "sent" && result.ts, runId: MARK.runId });
    expect(slack.problems).toEqual([]);
  });

  it("reads a part of the channel, and the next try continues where it stopped", async () => {
    const { slack, client } = await startChannel();
    const result = await sendMarked(client);
    await say(client, 200);
    const first = await find(client);
    expect(first).toMatchObject({ kind: "later", reason: "many_messages", byRefusal: true });
    const second = await find(client, { cursor: first.kind === "later" && first.cursor ? first.cursor : "" });
    expect(second).toMatchObject({ kind: "found", ts: result.kind === "sent" && result.ts });
    expect(slack.problems).toEqual([]);
  });

  it("continues after Slack's pause when it may read one page of 15 messages a minute", async () => {
    const { slack, client } = await startChannel();
    const result = await sendMarked(client);
    await say(client, 40);
    let cursor = "";
    for (const isLast of [false, false, true]) {
      slack.faults.next("conversations.history", { kind: "slow", ms: 0 });
      slack.faults.next("conversations.history", { kind: "ratelimited", retryAfter: 60 });
      const found = await find(client, { cursor });
      slack.faults.clear();
      if (isLast) expect(found).toMatchObject({ kind: "found", ts: result.kind === "sent" && result.ts });
      else expect(found).toMatchObject({ kind: "later", reason: "ratelimited", retryAfterMs: 60_000 });
      cursor = found.kind === "later" && found.cursor ? found.cursor : "";
    }
    expect(slack.problems).toEqual([]);
  });

  it("doesn't read messages from before the post", async () => {
    const { slack, client } = await startChannel();
    await say(client, 60);
    const since = new Date(Date.now() + 60_000);
    expect(await find(client, { since })).toEqual({ kind: "absent" });
    expect(slack.calls.filter(({ method }) => method === "conversations.history")).toHaveLength(1);
    expect(slack.problems).toEqual([]);
  });

  it("starts over when its cursor has expired", async () => {
    const { slack, client } = await startChannel();
    await sendMarked(client);
    slack.faults.next("conversations.history", { kind: "error", error: "invalid_cursor" });
    expect(await find(client, { cursor: "bmV4dDox" })).toMatchObject({ kind: "later", cursor: undefined });
    expect(await find(client)).toMatchObject({ kind: "found" });
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
  ])("that hits %o ends as %o", async (fault, known) => {
    const { slack, client } = await startChannel();
    slack.faults.next("conversations.history", fault);
    expect(await find(client)).toMatchObject(known);
    expect(slack.problems).toEqual([]);
  });
});
