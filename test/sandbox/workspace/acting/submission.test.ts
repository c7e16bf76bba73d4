// Submitting a modal: what the client refuses, and what each ack of the app does.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { formView, plain } from "../bolt-app.js";
import { openForm, refresh, startUnitStage, type UnitStage } from "./unit-app.js";

let stage: UnitStage;
beforeAll(async () => {
  stage = await startUnitStage();
});
afterAll(() => stage.close());
beforeEach(() => refresh(stage));

test("what the client refuses isn't sent, unless forced", async () => {
  const tess = await openForm(stage);
  await tess.fill({ title: "E", classes: 12 });
  const exchange = await tess.submit();
  expect(exchange.refused).toEqual({
    title: "Please enter at least 2 characters.",
    level: "Please complete this required field.",
    classes: "Please enter at most 9.",
  });
  expect(stage.events).toEqual([]);
  await tess.submit({ unchecked: true });
  expect(stage.events).toEqual(["saved E"]);
});

test("a text that is too long stays as it was typed, and the client says so", async () => {
  const tess = await openForm(stage);
  await tess.fill({ title: "Rivers and their deltas", level: "1" });
  expect((await tess.submit()).refused).toEqual({ title: "Please enter at most 20 characters." });
  expect(tess.modal()?.values).toMatchObject({ title: "Rivers and their deltas" });
});

test("field errors show in the modal, which stays open", async () => {
  const tess = await openForm(stage);
  await tess.fill({ title: "Rivers", level: "1" });
  stage.answer = { response_action: "errors", errors: { title: "Taken." } };
  await tess.submit();
  expect(tess.modal()?.errors).toEqual({ title: "Taken." });
  stage.answer = undefined;
  await tess.submit();
  expect(tess.modal()).toBeUndefined();
});

const badAcks: [string, Record<string, unknown>, string][] = [
  ["an error under no block", { response_action: "errors", errors: { nothing: "Oh." } }, "invalid_errors"],
  ["no errors at all", { response_action: "errors", errors: {} }, "invalid_errors"],
  [
    "a view Slack would refuse",
    { response_action: "update", view: { ...formView, title: plain("x".repeat(25)) } },
    "invalid_arguments",
  ],
  ["an action that does not exist", { response_action: "shut" }, "invalid_response_action"],
];
test.each(badAcks)("%s in the ack of a submission is a problem", async (_what, ack, error) => {
  const tess = await openForm(stage);
  await tess.fill({ title: "Rivers", level: "1" });
  stage.answer = ack;
  await tess.submit();
  expect(stage.workspace.problems).toMatchObject([{ where: "ack of view_submission", error }]);
  expect(tess.modal()?.failure).toBeDefined();
});

test("views are pushed at most twice, and clear closes them all", async () => {
  const tess = await openForm(stage);
  for (const depth of [2, 3]) {
    await tess.fill({ title: "Rivers", level: "1" });
    stage.answer = { response_action: "push", view: formView };
    await tess.submit();
    expect(tess.modals()).toHaveLength(depth);
  }
  await tess.fill({ title: "Rivers", level: "1" });
  await tess.submit();
  expect(stage.workspace.problems).toMatchObject([{ error: "push_limit_reached" }]);
  stage.answer = { response_action: "clear" };
  await tess.submit();
  expect(tess.modals()).toEqual([]);
});

test("a double click on submit sends two requests, and both close one modal", async () => {
  const tess = await openForm(stage);
  await tess.fill({ title: "Rivers", level: "1" });
  await Promise.all([tess.submit(), tess.submit()]);
  expect(stage.events).toEqual(["saved Rivers", "saved Rivers"]);
  expect(tess.modals()).toEqual([]);
});
