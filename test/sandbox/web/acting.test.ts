// Tests of how the page's server carries out acts in views and messages, with the small sample app.
import { expect, test } from "vitest";
import { Visitor } from "../../support/visitor.js";
import { waitForValue } from "../../support/waiting.js";
import { plain } from "../workspace/bolt-app.js";
import { openPage } from "./page-stage.js";

async function open() {
  const stage = await openPage();
  return { ...stage, visitor: new Visitor(stage) };
}

async function openForm() {
  const page = await open();
  await page.visitor.act(page.tess, { kind: "shortcut", callbackId: "form" });
  const look = async () => (await page.visitor.see(page.tess)).modals.at(-1);
  const view = await waitForValue(look);
  const fill = (fields: Record<string, unknown>) =>
    page.visitor.act(page.tess, { kind: "fill", view: view.id, fields });
  return { ...page, view, fill, look };
}

test("fields are filled in the given order, and removed fields are skipped", async () => {
  const { fill, look, sample } = await openForm();
  expect(await fill({ name: "Rivers", gone: "x", note: "We planned", most: "teach" })).toEqual({ ok: true });
  expect(sample.events).toEqual(["name Rivers", "note We planned"]);
  expect((await look())?.values).toMatchObject({ name: "Rivers", note: "We planned", most: "teach" });
});

test("each element of a row reports its own choice", async () => {
  const { visitor, tess, view, look } = await openForm();
  const click = (actionId: string, value: string) =>
    visitor.act(tess, { kind: "click", on: { view: view.id }, blockId: "acts", actionId, value });
  await click("first", "plan");
  await click("second", "assess");
  expect((await look())?.chosen.acts).toEqual({ first: "plan", second: "assess" });
});

test("a Home keeps its field's value, and the app hears it only if it asks", async () => {
  const { visitor, app, workspace, tess, sample } = await open();
  const blocks = ["quiet", "heard"].map((id) => ({
    type: "input" as const,
    block_id: id,
    label: plain(id),
    dispatch_action: id === "heard",
    element: { type: "datepicker" as const, action_id: id },
  }));
  const view = { type: "home" as const, blocks };
  await app.client.views.publish({ token: workspace.botToken, user_id: tess, view });
  const home = (await visitor.see(tess)).home ?? expect.fail("no Home");
  const fields = { quiet: "2026-11-10", heard: "2026-11-11" };
  expect(await visitor.act(tess, { kind: "fill", view: home.id, fields })).toEqual({ ok: true });
  expect((await visitor.see(tess)).home?.values).toEqual(fields);
  expect(sample.events).toEqual(["heard"]);
});

test("menus get public channels the person isn't in, and no private ones", async () => {
  const { visitor, workspace, tess, lee, staff } = await open();
  const open4 = workspace.addChannel({ name: "grade-4", members: [lee] }).id;
  workspace.addChannel({ name: "principals", isPrivate: true, members: [lee] });
  workspace.addChannel({ name: "old", isArchived: true });
  const { conversations, otherChannels } = await visitor.see(tess);
  expect(conversations.map(({ id }) => id)).toContain(staff);
  expect(otherChannels).toEqual([{ id: open4, name: "grade-4" }]);
});

test("a message shortcut reaches the app from a message and its replies, and never from a whisper", async () => {
  const { visitor, app, workspace, tess, staff, sample } = await open();
  await visitor.act(tess, { kind: "say", channel: staff, text: "Rivers next week?" });
  const parent = (await visitor.messages(tess, staff)).at(-1);
  await visitor.act(tess, { kind: "say", channel: staff, text: "Gladly", threadTs: parent?.ts ?? "" });
  const save = async () => {
    const { ts = "" } = (await visitor.messages(tess, staff)).at(-1) ?? {};
    return visitor.act(tess, { kind: "messageShortcut", callbackId: "save", channel: staff, ts });
  };
  expect(await save()).toEqual({ ok: true });
  expect(sample.events).toEqual(["save Gladly"]);
  await app.client.chat.postEphemeral({ token: workspace.botToken, channel: staff, user: tess, text: "Psst" });
  expect(await save()).toEqual({ ok: false, error: "Slack offers no shortcuts on a whisper." });
});

test("opening the Home or the Messages tab tells the app which one", async () => {
  const { visitor, tess, sample } = await open();
  await visitor.act(tess, { kind: "openHome" });
  await visitor.act(tess, { kind: "openHome", tab: "messages" });
  expect(sample.events).toEqual(["opened home", "opened messages"]);
  await waitForValue(async () => (await visitor.see(tess)).home);
});
