// Posting, whispering, changing and deleting, called with Slack's own client.

import type { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Workspace } from "../../../../sandbox/workspace/workspace.js";
import { plain } from "../bolt-app.js";
import { errorOf, startApiStage } from "./stage.js";

let workspace: Workspace;
let client: WebClient;
let tess: string;
let lee: string;
let staff: string;
beforeAll(async () => {
  ({ workspace, client, tess, lee, staff } = await startApiStage({ now: () => new Date("2026-10-30T12:00:00Z") }));
});
afterAll(() => workspace.close());
beforeEach(() => {
  workspace.problems.length = 0;
});

test("a channel is reachable or refused with Slack's error", async () => {
  const open = workspace.addChannel({ name: "open", members: [tess] }).id;
  const secret = workspace.addChannel({ name: "secret", isPrivate: true, members: [tess] }).id;
  const old = workspace.addChannel({ name: "old", isArchived: true, botIsMember: true }).id;
  const post = (channel: string) => errorOf(client.chat.postMessage({ channel, text: "Hi" }));
  expect(await post(staff)).toBe("ok");
  expect(await post("#all-staff")).toBe("ok");
  expect(await post(open)).toBe("not_in_channel");
  expect(await post(secret)).toBe("channel_not_found");
  expect(await post(old)).toBe("is_archived");
  expect(await post("C404")).toBe("channel_not_found");
  await workspace.invite(secret, workspace.botUserId);
  expect(await post(secret)).toBe("ok");
  expect(workspace.problems).toEqual([]);
});

test("a person gets a direct message, always in the same conversation", async () => {
  const first = await client.chat.postMessage({ channel: tess, text: "One" });
  const conversation = await client.conversations.open({ users: tess });
  expect(conversation.channel?.id).toBe(first.channel);
  expect(workspace.directMessagesTo(tess).map((message) => message.text)).toEqual(["One"]);
});

test("ts are unique and increase even when the clock stops", async () => {
  const posts = await Promise.all([1, 2, 3].map((n) => client.chat.postMessage({ channel: staff, text: `${n}` })));
  const ts = posts.map((post) => Number(post.ts));
  expect(new Set(ts).size).toBe(3);
  expect([...ts].sort()).toEqual(ts);
});

test("a whisper needs the person in the channel", async () => {
  expect(await errorOf(client.chat.postEphemeral({ channel: staff, user: lee, text: "Psst" }))).toBe(
    "user_not_in_channel",
  );
  await client.chat.postEphemeral({ channel: staff, user: tess, text: "Psst" });
  expect(workspace.whispersTo(tess, staff).at(-1)?.text).toBe("Psst");
});

test("only its author changes or deletes a message, and omitted fields stay", async () => {
  const blocks = [{ type: "section" as const, text: plain("Report") }];
  const metadata = { event_type: "report", event_payload: { run: "7" } };
  const posted = await client.chat.postMessage({ channel: staff, text: "Report", blocks, metadata });
  const place = { channel: staff, ts: posted.ts ?? "" };
  await client.chat.update({ ...place, text: "Report, fixed" });
  const find = () => workspace.messagesIn(staff).find((message) => message.ts === posted.ts);
  expect(find()).toMatchObject({ text: "Report, fixed", blocks, metadata, edited: { user: workspace.botUserId } });
  await client.chat.delete(place);
  expect(find()?.deleted).toBe(true);
  expect(await errorOf(client.chat.update({ ...place, text: "Again" }))).toBe("message_not_found");
  await workspace
    .as(tess)
    .say(staff, "Mine")
    .catch(() => undefined);
  const mine = workspace.messagesIn(staff).at(-1)?.ts ?? "";
  expect(await errorOf(client.chat.update({ channel: staff, ts: mine, text: "Yours" }))).toBe("cant_update_message");
});

test("blocks that Slack refuses are refused and recorded", async () => {
  const blocks = [{ type: "header" as const, text: plain("x".repeat(151)) }];
  const failure = await client.chat.postMessage({ channel: staff, text: "x", blocks }).catch((error) => error.data);
  expect(failure).toMatchObject({
    error: "invalid_blocks",
    errors: ["must be less than 151 characters [json-pointer:/blocks/0/text/text]"],
  });
  expect(workspace.problems).toMatchObject([{ where: "chat.postMessage", error: "invalid_blocks" }]);
});
