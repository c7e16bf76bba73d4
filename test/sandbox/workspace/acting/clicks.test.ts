// Clicking and choosing in messages, whispers and the Home.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { formView, plain } from "../bolt-app.js";
import { refresh, startUnitStage, type UnitStage } from "./unit-app.js";

let stage: UnitStage;
beforeAll(async () => {
  stage = await startUnitStage();
});
afterAll(() => stage.close());
beforeEach(() => refresh(stage));

test("a whisper's buttons add to it, replace it, and delete it", async () => {
  const tess = stage.workspace.as(stage.tess);
  const last = () => stage.workspace.whispersTo(stage.tess).at(-1) ?? expect.fail("no whisper");
  await tess.command("/unit", "buttons", { channel: stage.staff });
  await stage.workspace.settle();
  const exchange = await tess.click(last(), "more", { value: "2" });
  expect(exchange.request.payload).toMatchObject({
    container: { is_ephemeral: true },
    actions: [{ action_id: "more", selected_option: { value: "2" } }],
  });
  expect(exchange.request.payload.message).toBeUndefined();
  expect((await tess.click(last(), "undo", { deny: true })).refused).toEqual({ undo: "denied" });
  await tess.click(last(), (element) => element.value === "7");
  await stage.workspace.settle();
  expect(last()).toMatchObject({ text: "Edited", deleted: false, blocks: [] });

  await tess.command("/unit", "buttons", { channel: stage.staff });
  await stage.workspace.settle();
  await tess.click(last(), "undo");
  await stage.workspace.settle();
  expect(last().deleted).toBe(true);
  await expect(stage.workspace.as(stage.lee).click(last(), "edit")).rejects.toThrow("does not see");
  expect(stage.events).toEqual(["action more", "action edit", "action undo"]);
});

const post = async () => {
  const { workspace, app, staff } = stage;
  await app.client.chat.postMessage({
    token: workspace.botToken,
    channel: staff,
    text: "Does level 2 fit?",
    blocks: [
      {
        type: "actions",
        block_id: "fits",
        elements: [
          { type: "button", action_id: "agree", text: plain("Agree"), value: "yes" },
          { type: "static_select", action_id: "say", options: [{ text: plain("Level 3"), value: "3" }] },
        ],
      },
    ],
  });
  return workspace.messagesIn(staff).at(-1) ?? expect.fail("no message");
};

test("a click in a public message carries the message and what was chosen in it", async () => {
  const lee = stage.workspace.as(stage.lee);
  const message = await post();
  await expect(lee.click(message, "say", { value: "9" })).rejects.toThrow('no option "9"');
  await lee.click(message, "say", { value: "3" });
  const { request } = await lee.click(message, "agree");
  expect(request.payload).toMatchObject({
    container: { type: "message", message_ts: message.ts, is_ephemeral: false },
    message: { ts: message.ts, text: "Does level 2 fit?" },
    channel: { id: stage.staff, name: "all-staff" },
    state: { values: { fits: { say: { selected_option: { value: "3" } } } } },
    actions: [{ action_id: "agree", block_id: "fits", value: "yes" }],
  });
  const other = await stage.workspace.as(stage.tess).click(message, "agree");
  expect(other.request.payload.state).toMatchObject({ values: { fits: { say: { selected_option: null } } } });
  await expect(lee.click(message, "disagree")).rejects.toThrow("there are: agree, say");
});

test("a double click sends two requests at once, each with its own trigger", async () => {
  const lee = stage.workspace.as(stage.lee);
  const message = await post();
  const both = await Promise.all([lee.click(message, "agree"), lee.click(message, "agree")]);
  expect(both.map((exchange) => exchange.status)).toEqual([200, 200]);
  expect(new Set(both.map((exchange) => exchange.request.payload.trigger_id)).size).toBe(2);
  expect(stage.events).toEqual(["action agree", "action agree"]);
});

test("a click on the Home carries the view", async () => {
  const { workspace, app, tess: userId } = stage;
  const view = {
    type: "home" as const,
    blocks: [{ type: "actions", elements: [{ type: "button", action_id: "log", text: plain("Log a unit") }] }],
  };
  await app.client.views.publish({ token: workspace.botToken, user_id: userId, view });
  const tess = workspace.as(userId);
  const home = tess.home() ?? expect.fail("no Home");
  const { request } = await tess.click(home, "log");
  expect(request.payload).toMatchObject({ container: { type: "view", view_id: home.id }, view: { type: "home" } });
  expect(request.payload.response_url).toBeUndefined();
});

test("in a modal, a person from another organization has their own team, and the view has the app's", async () => {
  const { workspace, app } = stage;
  const gwen = workspace.addPerson({ name: "gwen", isStranger: true });
  const { request } = await workspace.as(gwen.id).shortcut("log_unit");
  const trigger = String(request.payload.trigger_id);
  await app.client.views.open({ token: workspace.botToken, trigger_id: trigger, view: formView });
  const submitted = await workspace.as(gwen.id).submit({ unchecked: true });
  expect(submitted.request.payload).toMatchObject({
    team: { id: gwen.teamId },
    view: { app_installed_team_id: workspace.teamId },
  });
});
