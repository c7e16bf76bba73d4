// When the app hears about typing: on Enter, on every character, or only when the form is submitted.
import type { InputBlock } from "@slack/types";
import { afterAll, beforeAll, expect, test } from "vitest";
import { modalOf, openModal, plain, type Stage, startQuietStage } from "../bolt-app.js";

let stage: Stage;
beforeAll(async () => {
  stage = await startQuietStage();
});
afterAll(() => stage.close());

type Triggers = ("on_enter_pressed" | "on_character_entered")[];

const text = (triggers?: Triggers): InputBlock["element"] => ({
  type: "plain_text_input",
  action_id: "note",
  multiline: true,
  ...(triggers ? { dispatch_action_config: { trigger_actions_on: triggers } } : {}),
});

const openWith = (element: InputBlock["element"], more: Partial<InputBlock> = { dispatch_action: true }) =>
  openModal(stage, modalOf({ type: "input", block_id: "note", label: plain("Note"), element, ...more }), stage.tess);

const cases: [string, InputBlock["element"], Partial<InputBlock>, unknown, number][] = [
  ["a text that asks for nothing", text(), {}, "We planned", 0],
  ["a text that asks, but doesn't say for what", text(), { dispatch_action: true }, "We planned", 0],
  ["a text that asks for Enter", text(["on_enter_pressed"]), { dispatch_action: true }, "We planned", 0],
  ["a text that asks for characters", text(["on_character_entered"]), { dispatch_action: true }, "We planned", 1],
  ["a text that asks for both", text(["on_enter_pressed", "on_character_entered"]), { dispatch_action: true }, "We", 1],
  ["a text that says for what, but doesn't ask", text(["on_character_entered"]), {}, "We planned", 0],
  [
    "a number that asks, but doesn't say for what",
    { type: "number_input", action_id: "note", is_decimal_allowed: false },
    { dispatch_action: true },
    3,
    0,
  ],
  ["a date that asks", { type: "datepicker", action_id: "note" }, { dispatch_action: true }, "2026-11-10", 1],
];
test.each(cases)("filling in %s reaches the app as often as in Slack", async (_what, element, more, value, times) => {
  const tess = await openWith(element, more);
  expect(await tess.fill({ note: value as string })).toHaveLength(times);
  expect(tess.modal()?.values.note).toBe(String(value));
});

test("the app hears the current text, in the view with everything typed", async () => {
  const tess = await openWith(text(["on_character_entered"]));
  await tess.fill({ note: "We" });
  const [exchange] = await tess.fill({ note: "We planned" });
  expect(exchange?.request.payload).toMatchObject({
    type: "block_actions",
    actions: [{ type: "plain_text_input", block_id: "note", action_id: "note", value: "We planned" }],
    view: { state: { values: { note: { note: { value: "We planned" } } } } },
  });
  const [emptied] = await tess.fill({ note: "" });
  expect(emptied?.request.payload.actions).toMatchObject([{ value: null }]);
});
