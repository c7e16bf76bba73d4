// Filling a modal: what a person can enter, and what the app hears right away.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openForm, refresh, startUnitStage, type UnitStage } from "./unit-app.js";

let stage: UnitStage;
beforeAll(async () => {
  stage = await startUnitStage();
});
afterAll(() => stage.close());
beforeEach(() => refresh(stage));

const impossible: [string, Record<string, never> | object, string][] = [
  ["a field that is not there", { subtitle: "x" }, "has no field subtitle"],
  ["an option that does not exist", { level: "5" }, 'has no option "5"'],
  ["an unknown person", { partners: ["U404"] }, "no one can choose U404"],
  ["a date that is none", { date: "tomorrow" }, "takes a date"],
  ["what was not suggested", { subject: "art" }, 'has no option "art"'],
];
test.each(impossible)("no one can enter %s", async (_what, fields, why) => {
  const tess = await openForm(stage);
  await expect(tess.fill(fields as Record<string, string>)).rejects.toThrow(why);
});

test("an external select offers the app's suggestions, starting at its shortest query", async () => {
  const tess = await openForm(stage);
  expect((await tess.suggest("subject", "a")).refused).toBeDefined();
  await tess.suggest("subject", "art");
  await tess.fill({ subject: "art" });
  expect(tess.modal()?.values.subject).toBe("art");
});

test("an input with dispatch_action sends block_actions, and an update keeps what was typed", async () => {
  const tess = await openForm(stage);
  await tess.fill({ title: "Rivers" });
  const [exchange] = await tess.fill({ partners: [stage.lee] });
  expect(exchange?.request.payload).toMatchObject({
    type: "block_actions",
    container: { type: "view" },
    actions: [{ action_id: "partners", selected_users: [stage.lee] }],
  });
  await stage.workspace.settle();
  expect(tess.modal()).toMatchObject({ title: "With partners", values: { title: "Rivers", partners: [stage.lee] } });
});
