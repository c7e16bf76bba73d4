// Slack's limits: a view at a limit is accepted, and one more is refused.
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../../sandbox/workspace/json.js";
import { plain } from "../bolt-app.js";
import {
  actions,
  button,
  input,
  modal,
  options,
  refusalOfBlocks,
  refusalOfModal,
  section,
  table,
  text,
} from "./samples.js";

const fine: [string, JsonObject][] = [
  ["one at every limit", modal([section(text(3000))], { title: plain(text(24)), private_metadata: text(3000) })],
  ["a hundred blocks", modal(Array.from({ length: 100 }, () => ({ type: "divider" })))],
  [
    "a select with an initial option",
    modal([input({ type: "static_select", options: options(100), initial_option: options(1)[0] })]),
  ],
  ["emoji counted in UTF-16 units", modal([], { title: plain("🙂".repeat(12)) })],
];
test.each(fine)("%s is accepted", (_what, view) => {
  expect(refusalOfModal(view)).toBe("");
});

const wrong: [string, JsonObject, string][] = [
  [
    "a title over 24",
    modal([], { title: plain(text(25)) }),
    "must be less than 25 characters [json-pointer:/view/title/text]",
  ],
  [
    "13 emoji as a title",
    modal([], { title: plain("🙂".repeat(13)) }),
    "must be less than 25 characters [json-pointer:/view/title/text]",
  ],
  ["an empty title", modal([], { title: plain("") }), "must be more than 0 characters [json-pointer:/view/title/text]"],
  [
    "101 blocks",
    modal(Array.from({ length: 101 }, () => ({ type: "divider" }))),
    "no more than 100 items allowed [json-pointer:/view/blocks]",
  ],
  [
    "private_metadata over 3000",
    modal([], { private_metadata: text(3001) }),
    "must be less than 3001 characters [json-pointer:/view/private_metadata]",
  ],
  [
    "an initial option that is none",
    modal([
      input({ type: "static_select", options: options(2), initial_option: { text: plain("Option 0!"), value: "0" } }),
    ]),
    "must exactly match one of the options",
  ],
  [
    "11 radio buttons",
    modal([input({ type: "radio_buttons", options: options(11) })]),
    "no more than 10 items allowed",
  ],
  ["101 options", modal([input({ type: "static_select", options: options(101) })]), "no more than 100 items allowed"],
  [
    "a select without options",
    modal([input({ type: "static_select" })]),
    "must define exactly one of options, option_groups",
  ],
  [
    "an option's text over 75",
    modal([input({ type: "static_select", options: [{ text: plain(text(76)), value: "1" }] })]),
    "must be less than 76 characters",
  ],
  [
    "a placeholder over 150",
    modal([input({ type: "plain_text_input", placeholder: plain(text(151)) })]),
    "must be less than 151 characters",
  ],
  [
    "max_length over 3000",
    modal([input({ type: "plain_text_input", max_length: 3001 })]),
    "must be between 1 and 3000",
  ],
  [
    "an initial value over max_length",
    modal([input({ type: "plain_text_input", max_length: 3, initial_value: "four" })]),
    "must be less than 4 characters",
  ],
  ["an initial date that is none", modal([input({ type: "datepicker", initial_date: "2/10/2026" })]), "must be a date"],
  [
    "a confirmation over its limit",
    modal([actions(button({ confirm: { title: plain("Sure?"), text: plain(text(301)), confirm: plain("Yes") } }))]),
    "must be less than 301 characters",
  ],
  [
    "a confirmation's button over 30",
    modal([actions(button({ confirm: { title: plain("Sure?"), text: plain("Yes?"), deny: plain(text(31)) } }))]),
    "must be less than 31 characters",
  ],
];
test.each(wrong)("%s is refused", (_what, view, message) => {
  expect(refusalOfModal(view)).toContain(message);
});

const wrongBlocks: [string, Json[], string][] = [
  [
    "a section over 3000",
    [section(text(3001))],
    "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
  ],
  ["a section without a text", [{ type: "section" }], "must define one of text, fields"],
  ["a header over 150", [{ type: "header", text: plain(text(151)) }], "must be less than 151 characters"],
  [
    "26 buttons",
    [actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `a${index}` })))],
    "no more than 25 items allowed",
  ],
  ["a button's value over 2000", [actions(button({ value: text(2001) }))], "must be less than 2001 characters"],
  ["101 rows", [table(101, 1)], "no more than 100 items allowed"],
  ["an empty cell", [table(1, 1, "")], "must be more than 0 characters"],
  [
    "eleven in a context",
    [{ type: "context", elements: Array.from({ length: 11 }, () => plain("a")) }],
    "no more than 10 items allowed",
  ],
];
test.each(wrongBlocks)("%s in a message is refused", (_what, blocks, message) => {
  expect(refusalOfBlocks(blocks)).toContain(message);
});
