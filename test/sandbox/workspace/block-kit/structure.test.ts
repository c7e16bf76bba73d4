// Blocks as a whole: ids used once, one focus, one table, and only what the surface shows.
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../../sandbox/workspace/json.js";
import {
  actions,
  button,
  input,
  modal,
  mrkdwn,
  options,
  refusalOfBlocks,
  refusalOfHome,
  refusalOfModal,
  section,
  table,
  text,
} from "./samples.js";

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

const typing = { type: "plain_text_input", action_id: "name" };

const wrongInViews: [string, Json, string][] = [
  ["a table", table(1, 1), "unsupported type: table in a"],
  ["a data table", { type: "data_table" }, "unsupported type: data_table in a"],
  ["markdown, which is for messages", { type: "markdown", text: "*Hi*" }, "unsupported type: markdown in a"],
  ["a button as a field", input(button()), "json-pointer:/view/blocks/0/element"],
  ["an overflow menu as a field", input({ type: "overflow", options: options(2) }), "/view/blocks/0/element"],
  ["a field without a label", { type: "input", element: typing }, "missing required field: label"],
  ["a text to type in a row of buttons", actions(typing), "json-pointer:/view/blocks/0/elements/0"],
  ["a text input next to a text", { ...section("Name"), accessory: typing }, "json-pointer:/view/blocks/0/accessory"],
  ["a number that does not say whether it is whole", input({ type: "number_input" }), "is_decimal_allowed"],
];
test.each(wrongInViews)("%s is refused in a modal and in a Home", (_what, block, message) => {
  expect(refusalOfModal(modal([block]))).toContain(message);
  expect(refusalOfHome([block])).toContain(message);
});

test("a Home accepts everything a Home may contain", () => {
  const accessory = button({
    confirm: { title: { type: "plain_text", text: "Sure?" }, text: mrkdwn("?") },
  });
  const blocks = [
    { type: "header", text: { type: "plain_text", text: "Your units" } },
    { ...section("*Rivers*"), accessory },
    { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "Plan" }] }] },
    { type: "context", elements: [mrkdwn("Only you see this.")] },
    { type: "divider" },
    actions(button(), { type: "static_select", action_id: "month", options: options(12) }),
    input(typing),
  ];
  expect(refusalOfHome(blocks)).toBe("");
});

const wrongHomes: [string, Json[], JsonObject, string][] = [
  ["a title", [], { title: { type: "plain_text", text: "Home" } }, "invalid additional property: title"],
  ["a submit button", [], { submit: { type: "plain_text", text: "Save" } }, "invalid additional property: submit"],
  ["101 blocks", Array.from({ length: 101 }, () => ({ type: "divider" })), {}, "no more than 100 items allowed"],
];
test.each(wrongHomes)("%s is refused in a Home", (_what, blocks, more, message) => {
  expect(refusalOfHome(blocks, more)).toContain(message);
});
