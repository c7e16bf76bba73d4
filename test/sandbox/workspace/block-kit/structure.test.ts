// Blocks as a whole: ids used once, one focus, one table, and only what the surface shows.
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../../sandbox/workspace/json.js";
import { actions, button, input, modal, refusalOfBlocks, refusalOfModal, table, text } from "./samples.js";

const wrong: [string, JsonObject, string][] = [
  [
    "an input without submit",
    modal([input({ type: "plain_text_input" })], { submit: undefined }),
    "`submit` is required",
  ],
  [
    "a block_id used twice",
    modal([
      { type: "divider", block_id: "a" },
      { type: "divider", block_id: "a" },
    ]),
    "block_id already exists: a",
  ],
  ["an action_id used twice in a block", modal([actions(button(), button())]), "action_id already exists: go"],
  [
    "two elements with the focus",
    modal([
      input({ type: "datepicker", focus_on_load: true }, "a"),
      input({ type: "datepicker", focus_on_load: true }, "b"),
    ]),
    "focus_on_load",
  ],
  ["a table in a modal", modal([table(1, 1)]), "unsupported type: table in a modal"],
];
test.each(wrong)("%s is refused", (_what, view, message) => {
  expect(refusalOfModal(view)).toContain(message);
});

const wrongBlocks: [string, Json[], string][] = [
  ["an input", [input({ type: "plain_text_input" })], "unsupported type: input in a message"],
  ["21 cells", [table(1, 21)], "no more than 20 items allowed"],
  ["over 10,000 characters in a table", [table(100, 1, text(101))], "less than 10001 characters in all cells"],
  ["two tables", [table(1, 1), table(1, 1)], "no more than 1 table allowed"],
];
test.each(wrongBlocks)("%s in a message is refused", (_what, blocks, message) => {
  expect(refusalOfBlocks(blocks)).toContain(message);
});
