// People in the sandbox workspace, driving a real Bolt app over HTTP.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startHttpStage } from "../bolt-app.js";
import { openForm, refresh, startUnitStage, type UnitStage } from "./unit-app.js";

let stage: UnitStage;
beforeAll(async () => {
  stage = await startUnitStage();
});
afterAll(() => stage.close());
beforeEach(() => refresh(stage));

test("a command opens a modal, and what is typed arrives in the submission", async () => {
  const tess = await openForm(stage);
  expect(tess.modal()?.title).toBe("Log a unit");
  await tess.fill({ title: "Ancient Egypt", level: "2", classes: 3 });
  expect(tess.modal()?.values).toEqual({
    title: "Ancient Egypt",
    level: "2",
    partners: [],
    classes: "3",
    date: "2026-10-02",
    subject: null,
  });
  const exchange = await tess.submit();
  expect(exchange).toMatchObject({ status: 200, ack: undefined, timedOut: false, refused: undefined });
  expect(stage.events).toEqual(["saved Ancient Egypt"]);
  expect(tess.modal()).toBeUndefined();
  expect(stage.workspace.problems).toEqual([]);
});

test("text in a command's ack is shown as a whisper", async () => {
  const exchange = await stage.workspace.as(stage.tess).command("/unit", "words", { channel: stage.staff });
  expect(exchange.ack).toEqual({ text: "Here are words." });
  expect(stage.workspace.whispersTo(stage.tess, stage.staff).at(-1)).toMatchObject({
    text: "Here are words.",
    visibleTo: stage.tess,
  });
  expect(stage.workspace.whispersTo(stage.lee)).toEqual([]);
});

test("an app that doesn't ack by the deadline times out", async () => {
  const short = await startHttpStage((app) => app.command("/unit", async () => {}), { ackDeadlineMs: 150 });
  const exchange = await short.workspace.as(short.tess).command("/unit", "slow");
  expect(exchange).toMatchObject({ status: 0, timedOut: true });
  await short.close();
});

test("canceling tells an app that asked to be notified", async () => {
  const tess = await openForm(stage);
  const exchange = await tess.close();
  expect(exchange?.request.payload).toMatchObject({ type: "view_closed", is_cleared: false });
  expect(stage.events).toEqual(["closed"]);
  expect(tess.modal()).toBeUndefined();
});

test("shortcuts, Home, messages, invitations, and changed people reach the app", async () => {
  const { workspace, lee, staff } = stage;
  const tess = workspace.as(stage.tess);
  await tess.shortcut("log_unit");
  await tess.say(staff, "Hello");
  const message = workspace.messagesIn(staff).at(-1) ?? expect.fail("no message");
  await tess.messageShortcut("quote", message);
  await tess.openHome();
  const other = workspace.addChannel({ name: "library", members: [stage.tess] });
  expect(await tess.say(other.id, "Not for the app")).toBeUndefined();
  await workspace.invite(other.id, workspace.botUserId, stage.tess);
  await workspace.updatePerson(lee, { isDeleted: true });
  await workspace.settle();
  expect(stage.events).toEqual([
    "shortcut log_unit",
    "said Hello",
    "message_action quote",
    `joined ${other.id}`,
    `changed ${lee} true`,
  ]);
  expect(tess.home()?.blocks).toMatchObject([{ type: "section", text: { text: "Hello Tess" } }]);
  await expect(workspace.as(lee).command("/unit")).rejects.toThrow("has left");
  await workspace.updatePerson(lee, { isDeleted: false });
  expect(workspace.problems).toEqual([]);
});

test("a person from another organization has their own team, and no commands", async () => {
  const { workspace, staff } = stage;
  const guest = workspace.addPerson({ name: "gwen", isStranger: true });
  await workspace.invite(staff, guest.id);
  const gwen = workspace.as(guest.id);
  await expect(gwen.command("/unit", "", { channel: staff })).rejects.toThrow("only to members");
  const exchange = await gwen.shortcut("log_unit");
  expect(exchange.request.payload).toMatchObject({ team: { id: workspace.teamId }, user: { team_id: guest.teamId } });
  expect(guest.teamId).not.toBe(workspace.teamId);
});
