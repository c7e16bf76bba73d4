// Message shortcuts: on messages of people and of the app, in channels, threads and direct conversations.
import { afterAll, beforeAll, expect, test } from "vitest";
import { plain, type Stage, startQuietStage } from "../bolt-app.js";

let stage: Stage;
beforeAll(async () => {
  stage = await startQuietStage();
});
afterAll(() => stage.close());

const last = (channel: string) => stage.workspace.messagesIn(channel).at(-1) ?? expect.fail("no message");

async function say(channel: string, text: string, threadTs?: string) {
  await stage.workspace.as(stage.tess).say(channel, text, threadTs);
  return last(channel);
}

async function use(channel: string, message = last(channel)) {
  const { request } = await stage.workspace.as(stage.lee).messageShortcut("save", message);
  return request.payload;
}

test("on a person's message carries who used it, where, and the message as Slack stores it", async () => {
  const { workspace, lee, tess, staff } = stage;
  const message = await say(staff, `Thank you <@${lee}> &amp; all: <https://example.org|notes>`);
  const payload = await use(staff);
  expect(payload).toEqual({
    type: "message_action",
    token: expect.any(String),
    action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
    team: { id: workspace.teamId, domain: "lincoln-school" },
    user: { id: lee, username: "lee", name: "lee", team_id: workspace.teamId },
    channel: { id: staff, name: "all-staff" },
    is_enterprise_install: false,
    enterprise: null,
    callback_id: "save",
    trigger_id: expect.any(String),
    response_url: expect.stringMatching(/^http/),
    message_ts: message.ts,
    message: {
      type: "message",
      client_msg_id: expect.any(String),
      user: tess,
      ts: message.ts,
      text: `Thank you <@${lee}> &amp; all: <https://example.org|notes>`,
      team: workspace.teamId,
      blocks: [
        {
          type: "rich_text",
          block_id: expect.any(String),
          elements: [
            {
              type: "rich_text_section",
              elements: [
                { type: "text", text: "Thank you " },
                { type: "user", user_id: lee },
                { type: "text", text: " & all: " },
                { type: "link", url: "https://example.org", text: "notes" },
              ],
            },
          ],
        },
      ],
    },
  });
});

test("on the app's message carries its blocks and says that an app wrote it", async () => {
  const { workspace, app, staff } = stage;
  const blocks = [{ type: "section" as const, block_id: "report", text: plain("Report") }];
  await app.client.chat.postMessage({ token: workspace.botToken, channel: staff, text: "Report", blocks });
  const { message } = await use(staff);
  expect(message).toMatchObject({
    user: workspace.botUserId,
    bot_id: workspace.botId,
    app_id: workspace.appId,
    text: "Report",
    blocks,
  });
  expect(message).not.toHaveProperty("client_msg_id");
});

test("inside a thread names the thread", async () => {
  const { staff, tess } = stage;
  const parent = await say(staff, "Rivers next week?");
  await say(staff, "Gladly", parent.ts);
  expect(await use(staff)).toMatchObject({
    message: { text: "Gladly", thread_ts: parent.ts, parent_user_id: tess },
  });
  expect(await use(staff, parent)).toMatchObject({ message: { thread_ts: parent.ts, reply_count: 1 } });
});

test("names a private channel and a direct conversation as Slack does", async () => {
  const { workspace, app, lee, tess } = stage;
  const secret = workspace.addChannel({ name: "library-admin", isPrivate: true, members: [lee, tess] }).id;
  await say(secret, "Between us");
  expect((await use(secret)).channel).toEqual({ id: secret, name: "privategroup" });
  const direct = workspace.as(lee).directChannel;
  await app.client.chat.postMessage({ token: workspace.botToken, channel: lee, text: "Hello Lee" });
  expect((await use(direct)).channel).toEqual({ id: direct, name: "directmessage" });
});

test("opens a modal, and answers the person in the message's channel", async () => {
  const { workspace, app, lee, staff } = stage;
  await say(staff, "Good morning");
  const payload = await use(staff);
  const view = { type: "modal" as const, title: plain("Save"), blocks: [] };
  await app.client.views.open({ token: workspace.botToken, trigger_id: String(payload.trigger_id), view });
  expect(workspace.as(lee).modal()?.title).toBe("Save");
  await fetch(String(payload.response_url), { method: "POST", body: JSON.stringify({ text: "Kept" }) });
  expect(workspace.whispersTo(lee, staff).at(-1)?.text).toBe("Kept");
});

test("isn't offered on a whisper, or on a message the person can't see", async () => {
  const { workspace, app, lee, tess, staff } = stage;
  await app.client.chat.postEphemeral({ token: workspace.botToken, channel: staff, user: lee, text: "Psst" });
  const whisper = workspace.whispersTo(lee, staff).at(-1) ?? expect.fail("no whisper");
  await expect(use(staff, whisper)).rejects.toThrow("no shortcuts on a whisper");
  const secret = workspace.addChannel({ name: "principals", isPrivate: true, members: [tess] }).id;
  const hidden = await say(secret, "Not for Lee");
  await expect(use(secret, hidden)).rejects.toThrow("does not see this message");
});
