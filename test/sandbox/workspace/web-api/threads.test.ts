// Threads: replies posted, read and refused, called with Slack's own client.
import type { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startWorkspace } from "../../../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../../../sandbox/workspace/workspace.js";
import { plain } from "../bolt-app.js";
import { clientOf, errorOf, startApiStage } from "./stage.js";

let workspace: Workspace;
let client: WebClient;
let tess: string;
let staff: string;
beforeAll(async () => {
  ({ workspace, client, tess, staff } = await startApiStage({ events: [] }));
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.problems.length = 0;
});

const textsOf = (answer: { messages?: { text?: string }[] }) => answer.messages?.map(({ text }) => text);

async function postParent(): Promise<string> {
  const { ts = "" } = await client.chat.postMessage({ channel: staff, text: "How did it go?" });
  return ts;
}

const reply = (ts: string, text: string) => client.chat.postMessage({ channel: staff, thread_ts: ts, text });

test("a thread is read parent first, then replies, oldest first, in pages", async () => {
  const ts = await postParent();
  await reply(ts, "one");
  await workspace.as(tess).say(staff, "two", ts);
  await client.chat.postEphemeral({ channel: staff, user: tess, thread_ts: ts, text: "Only you" });
  await reply(ts, "three");
  const first = await client.conversations.replies({ channel: staff, ts, limit: 3 });
  expect(textsOf(first)).toEqual(["How did it go?", "one", "two"]);
  expect(first.has_more).toBe(true);
  const cursor = first.response_metadata?.next_cursor;
  const rest = await client.conversations.replies({ channel: staff, ts, limit: 3, cursor });
  expect(textsOf(rest)).toEqual(["three"]);
  expect(rest.has_more).toBe(false);
});

test("a parent counts its replies, and a reply names its parent", async () => {
  const ts = await postParent();
  const alone = await client.conversations.replies({ channel: staff, ts });
  expect(alone.messages?.[0]).not.toHaveProperty("thread_ts");
  await workspace.as(tess).say(staff, "Well", ts);
  const last = await reply(ts, "Thank you");
  const { messages } = await client.conversations.replies({ channel: staff, ts });
  expect(messages?.[0]).toMatchObject({
    ts,
    thread_ts: ts,
    reply_count: 2,
    reply_users_count: 2,
    reply_users: [tess, workspace.botUserId],
    latest_reply: last.ts,
    subscribed: true,
  });
  expect(messages?.[1]).toMatchObject({ user: tess, thread_ts: ts, parent_user_id: workspace.botUserId });
  expect(textsOf(await client.conversations.history({ channel: staff, oldest: ts, inclusive: true }))).toEqual([
    "How did it go?",
  ]);
  await client.chat.delete({ channel: staff, ts: last.ts ?? "" });
  const left = await client.conversations.replies({ channel: staff, ts });
  expect(left.messages?.[0]).toMatchObject({ reply_count: 1 });
});

test("a reply keeps its blocks and metadata, and returns metadata only on request", async () => {
  const ts = await postParent();
  const blocks = [{ type: "section" as const, block_id: "plan", text: plain("Plan") }];
  const metadata = { event_type: "reflection", event_payload: { unit: "7" } };
  await client.chat.postMessage({ channel: staff, thread_ts: ts, text: "Plan", blocks, metadata });
  const plainly = await client.conversations.replies({ channel: staff, ts });
  expect(plainly.messages?.[1]).toMatchObject({ blocks, metadata: { event_type: "reflection" } });
  expect(plainly.messages?.[1]?.metadata).not.toHaveProperty("event_payload");
  const all = await client.conversations.replies({ channel: staff, ts, include_all_metadata: true });
  expect(all.messages?.[1]?.metadata).toEqual(metadata);
});

test("only replies between oldest and latest are read, plus the parent", async () => {
  const ts = await postParent();
  const posted = [];
  for (const text of ["one", "two", "three"]) posted.push((await reply(ts, text)).ts ?? "");
  const [one, , three] = posted;
  const between = { channel: staff, ts, oldest: one, latest: three };
  expect(textsOf(await client.conversations.replies(between))).toEqual(["How did it go?", "two"]);
  const inclusive = await client.conversations.replies({ ...between, inclusive: true });
  expect(textsOf(inclusive)).toEqual(["How did it go?", "one", "two", "three"]);
});

test("a missing or unreadable thread is refused with Slack's error", async () => {
  const ts = await postParent();
  const away = workspace.addChannel({ name: "away", members: [tess] }).id;
  const secret = workspace.addChannel({ name: "secret", isPrivate: true, members: [tess] }).id;
  const read = (channel: string, at = ts) => errorOf(client.conversations.replies({ channel, ts: at }));
  expect(await read(staff, "1.000001")).toBe("thread_not_found");
  expect(await read("C404")).toBe("channel_not_found");
  expect(await read(secret)).toBe("channel_not_found");
  expect(await read(away)).toBe("not_in_channel");
  expect(workspace.problems).toEqual([]);
});

test("public and private threads each need their scope", async () => {
  const poor = await startWorkspace({ scopes: ["chat:write", "groups:history"] });
  const open = poor.addChannel({ name: "open", botIsMember: true }).id;
  const closed = poor.addChannel({ name: "closed", isPrivate: true, botIsMember: true }).id;
  const its = clientOf(poor);
  const { ts = "" } = await its.chat.postMessage({ channel: closed, text: "Hi" });
  expect(await errorOf(its.conversations.replies({ channel: closed, ts }))).toBe("ok");
  const failure = await its.conversations.replies({ channel: open, ts }).catch((error) => error.data);
  expect(failure).toMatchObject({ error: "missing_scope", needed: "channels:history" });
  expect(poor.problems).toMatchObject([{ error: "missing_scope" }]);
  await poor.close();
});

test("a scope that may be declined is refused, but to ask is no mistake of the app's", async () => {
  const poor = await startWorkspace({ scopes: ["chat:write"], optionalScopes: ["channels:history"] });
  const open = poor.addChannel({ name: "open", botIsMember: true }).id;
  const { ts = "" } = await clientOf(poor).chat.postMessage({ channel: open, text: "Hi" });
  expect(await errorOf(clientOf(poor).conversations.replies({ channel: open, ts }))).toBe("missing_scope");
  expect(poor.problems).toEqual([]);
  await poor.close();
});

test("a reply to nothing is refused, and a reply to a reply is a problem, shown in its thread", async () => {
  const ts = await postParent();
  const first = await reply(ts, "one");
  expect(await errorOf(reply("1.000001", "lost"))).toBe("thread_not_found");
  expect(await errorOf(reply("yesterday", "lost"))).toBe("invalid_thread_ts");
  expect(workspace.problems).toMatchObject([{ where: "chat.postMessage", error: "invalid_thread_ts" }]);
  await reply(first.ts ?? "", "two");
  expect(workspace.problems.at(-1)).toMatchObject({ error: "thread_ts_of_a_reply" });
  expect(textsOf(await client.conversations.replies({ channel: staff, ts }))).toEqual(["How did it go?", "one", "two"]);
});
