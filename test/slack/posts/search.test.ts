// Finding a post in its channel, and knowing when that is impossible.
import type { WebClient } from "@slack/web-api";
import { describe, expect, it } from "vitest";
import type { Fault } from "../../../sandbox/workspace/faults.js";
import { findPost } from "../../../src/slack/posts/search.js";
import { CHANNEL, MARK, sendMarked, startChannel } from "../../support/posting.js";

const find = (client: WebClient) => findPost(client, { channel: CHANNEL, ...MARK });

describe("finding", () => {
  it("tells this post from posts of other months, schools and kinds", async () => {
    const { slack, client } = await startChannel();
    for (const other of [{ period: "2026-09" }, { scope: "school-2" }, { post: "annual-report" }]) {
      await sendMarked(client, { ...MARK, ...other });
    }
    expect(await find(client)).toEqual({ kind: "absent" });
    const result = await sendMarked(client);
    await client.chat.postMessage({ channel: CHANNEL, text: "14 units supported" });
    expect(await find(client)).toEqual({ kind: "found", ts: result.kind === "sent" && result.ts });
    expect(slack.problems).toEqual([]);
  });

  it("finds a post under 150 newer messages, and gives up under a thousand", async () => {
    const { slack, client } = await startChannel();
    const result = await sendMarked(client);
    const say = async (count: number) => {
      for (let index = 0; index < count; index++) await client.chat.postMessage({ channel: CHANNEL, text: "Hello" });
    };
    await say(150);
    expect(await find(client)).toEqual({ kind: "found", ts: result.kind === "sent" && result.ts });
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
  ])("that hits %o ends as %o", async (fault, known) => {
    const { slack, client } = await startChannel();
    slack.faults.next("conversations.history", fault);
    expect(await find(client)).toMatchObject(known);
    expect(slack.problems).toEqual([]);
  });
});
