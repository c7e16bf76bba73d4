// Conversations: history, threads and lists, called with Slack's own client.

import type { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Workspace } from "../../../../sandbox/workspace/workspace.js";
import { errorOf, startApiStage } from "./stage.js";

let workspace: Workspace;
let client: WebClient;
let tess: string;
let staff: string;
beforeAll(async () => {
  ({ workspace, client, tess, staff } = await startApiStage());
});
afterAll(() => workspace.close());

test("history is newest first, in pages, with metadata only on request", async () => {
  const channel = workspace.addChannel({ name: "history", botIsMember: true }).id;
  const metadata = { event_type: "report", event_payload: { run: "7" } };
  for (const text of ["one", "two", "three"]) await client.chat.postMessage({ channel, text, metadata });
  const first = await client.conversations.history({ channel, limit: 2 });
  expect(first).toMatchObject({ has_more: true, messages: [{ text: "three" }, { text: "two" }] });
  expect(first.messages?.[0]?.metadata).toEqual({ event_type: "report" });
  const cursor = first.response_metadata?.next_cursor;
  const rest = await client.conversations.history({ channel, limit: 2, cursor, include_all_metadata: true });
  expect(rest).toMatchObject({ has_more: false, messages: [{ text: "one", metadata }] });
  const since = await client.conversations.history({ channel, oldest: rest.messages?.[0]?.ts });
  expect(since.messages?.map((message) => message.text)).toEqual(["three", "two"]);
});

test("a thread has its parent and replies, history only the parent", async () => {
  const channel = workspace.addChannel({ name: "threads", botIsMember: true }).id;
  const { ts = "" } = await client.chat.postMessage({ channel, text: "parent" });
  await client.chat.postMessage({ channel, text: "reply", thread_ts: ts });
  const texts = (answer: { messages?: { text?: string }[] }) => answer.messages?.map((message) => message.text);
  expect(texts(await client.conversations.replies({ channel, ts }))).toEqual(["parent", "reply"]);
  expect(texts(await client.conversations.history({ channel }))).toEqual(["parent"]);
  expect(await errorOf(client.chat.postMessage({ channel, text: "lost", thread_ts: "1.000001" }))).toBe(
    "thread_not_found",
  );
});

test("channels are listed by type, and private ones only if the bot is in them", async () => {
  const hidden = workspace.addChannel({ name: "hidden", isPrivate: true }).id;
  const joinedChannel = workspace.addChannel({ name: "shown", isPrivate: true, botIsMember: true }).id;
  const { channels } = await client.conversations.list({ types: "private_channel", limit: 999 });
  const ids = channels?.map((channel) => channel.id);
  expect(ids).toContain(joinedChannel);
  expect(ids).not.toContain(hidden);
  expect(await errorOf(client.conversations.info({ channel: hidden }))).toBe("channel_not_found");
  expect((await client.conversations.info({ channel: joinedChannel })).channel).toMatchObject({
    is_member: true,
    is_private: true,
  });
  expect((await client.conversations.members({ channel: staff })).members).toEqual([tess, workspace.botUserId]);
  expect(
    (await client.users.conversations({ types: "public_channel" })).channels?.map((channel) => channel.id),
  ).toContain(staff);
});

test("another person's channels are listed without private ones that the bot isn't in", async () => {
  const hidden = workspace.addChannel({ name: "theirs", isPrivate: true, members: [tess] }).id;
  const common = workspace.addChannel({ name: "common", isPrivate: true, members: [tess], botIsMember: true }).id;
  const open = workspace.addChannel({ name: "open", members: [tess] }).id;
  const types = "public_channel,private_channel";
  const { channels } = await client.users.conversations({ user: tess, types, limit: 999 });
  const ids = channels?.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([common, open]));
  expect(ids).not.toContain(hidden);
  expect(await errorOf(client.users.conversations({ user: "U0NOBODY001", types }))).toBe("user_not_found");
});
