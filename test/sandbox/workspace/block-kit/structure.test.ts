// Blocks as a whole: ids used once, one focus, one table, and only what the surface shows.
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../../sandbox/workspace/json.js";
import { plain } from "../bolt-app.js";
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

const cell = { type: "raw_text", text: "c" };
const styled = { type: "rich_text", elements: [] };
const dataTable = (rows: number, cells: number, words?: string) => ({
  ...table(rows, cells, words),
  ...{ type: "data_table", caption: "Units" },
});
const many = Array.from({ length: 21 }, (_, index) => `M${index}`);
const points = ["Sep", "Oct"].map((label) => ({ label, value: 1 }));
const one = { name: "Units", data: points };
const toChart = (chart: JsonObject): JsonObject => ({ type: "data_visualization", title: "Units", chart });
const bars = (more: JsonObject = {}) =>
  toChart(
    JSON.parse(JSON.stringify({ type: "bar", series: [one], axis_config: { categories: ["Sep", "Oct"] }, ...more })),
  );
const pie = (segments: Json[]) => toChart({ type: "pie", segments });

const wrongBlocks: [string, Json[], string][] = [
  ["an input", [input({ type: "plain_text_input" })], "unsupported type: input in a message"],
  ["21 cells", [table(1, 21)], "no more than 20 items allowed"],
  ["over 10,000 characters in a table", [table(100, 1, text(101))], "less than 10001 characters in all cells"],
  ["two tables", [table(1, 1), table(1, 1)], "no more than 1 table allowed"],
  ["a data table of its header alone", [dataTable(1, 1)], "no less than 2 items allowed"],
  ["over 100 rows in a data table", [dataTable(102, 1)], "no more than 101 items allowed"],
  ["rows of different lengths", [{ ...dataTable(2, 1), rows: [[cell], [cell, cell]] }], "same number of cells"],
  ["a styled header", [{ ...dataTable(2, 1), rows: [[styled], [cell]] }], "rich_text is not allowed in the header"],
  ["a data table without a caption", [{ ...dataTable(2, 1), caption: "" }], "/caption"],
  ["a data table and a table that are long together", [table(60, 1, text(100)), dataTable(60, 1, text(100))], "10001"],
  ["three charts", [bars(), bars(), bars()], "no more than 2 charts allowed"],
  ["a long title of a chart", [{ ...bars(), title: text(51) }], "less than 51 characters"],
  ["a chart of another kind", [bars({ type: "stacked" })], "/blocks/0/chart"],
  ["a chart without axes", [bars({ axis_config: undefined })], "missing required field: axis_config"],
  ["a long name of a series", [bars({ series: [{ name: text(21), data: points }] })], "less than 21 characters"],
  ["two series of one name", [bars({ series: [one, one] })], "name already exists: Units"],
  [
    "seven series",
    [bars({ series: Array.from({ length: 7 }, (_, name) => ({ ...one, name: `${name}` })) })],
    "6 items",
  ],
  ["a gap", [bars({ series: [{ name: "Units", data: [{ label: "Sep", value: 1 }] }] })], "exactly one entry for each"],
  ["an unknown category", [bars({ axis_config: { categories: ["Sep", "Nov"] } })], "exactly one entry for each"],
  ["21 categories", [bars({ axis_config: { categories: many } })], "no more than 20 items allowed"],
  ["a category twice", [bars({ axis_config: { categories: ["Sep", "Sep"] } })], "category already exists: Sep"],
  ["no value", [bars({ series: [{ name: "Units", data: [{ label: "Sep", value: null }] }] })], "must be number"],
  ["an empty slice", [pie([{ label: "Art", value: 0 }])], "must be greater than 0"],
  ["a long name of a slice", [pie([{ label: text(21), value: 1 }])], "less than 21 characters"],
  ["seven slices", [pie(many.slice(0, 7).map((label) => ({ label, value: 1 })))], "no more than 6 items allowed"],
  ["a pie without slices", [pie([])], "no less than 1 items allowed"],
  ["a heading of level 5", [{ type: "header", text: plain("Hi"), level: 5 }], "/blocks/0/level"],
];
test("charts and data tables at their limits are accepted in a message", () => {
  const full = Array.from({ length: 6 }, (_, name) => ({
    name: `${name}`,
    data: many.slice(1).map((label) => ({ label, value: -1 })),
  }));
  const charts = [
    bars({ series: full, axis_config: { categories: many.slice(1), x_label: text(50) } }),
    pie([{ label: "Art", value: 0.5 }]),
  ];
  expect(refusalOfBlocks([...charts, dataTable(101, 20), { type: "header", text: plain("Hi"), level: 4 }])).toBe("");
});

test.each(wrongBlocks)("%s in a message is refused", (_what, blocks, message) => {
  expect(refusalOfBlocks(blocks)).toContain(message);
});

const typing = { type: "plain_text_input", action_id: "name" };

const wrongInViews: [string, Json, string][] = [
  ["a table", table(1, 1), "unsupported type: table in a"],
  ["a data table", dataTable(2, 1), "unsupported type: data_table in a"],
  ["a chart", bars(), "unsupported type: data_visualization in a"],
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
