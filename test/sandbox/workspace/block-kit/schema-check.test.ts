// The shape of views: anything @slack/types doesn't know is refused, with its path.
import { expect, test } from "vitest";
import type { JsonObject } from "../../../../sandbox/workspace/json.js";
import { actions, button, input, modal, refusalOfModal } from "./samples.js";

const wrong: [string, JsonObject, string][] = [
  ["no title", modal([], { title: undefined }), "missing required field: title [json-pointer:/view]"],
  [
    "a property Slack does not know",
    modal([], { submit_disabled: true }),
    "invalid additional property: submit_disabled [json-pointer:/view]",
  ],
  [
    "a misspelled property deep inside",
    modal([actions(button({ stile: "primary" }))]),
    "invalid additional property: stile [json-pointer:/view/blocks/0/elements/0]",
  ],
  [
    "a style that does not exist",
    modal([actions(button({ style: "warning" }))]),
    "unsupported value, allowed: primary, danger [json-pointer:/view/blocks/0/elements/0/style]",
  ],
  ["a block that does not exist", modal([{ type: "paragraph" }]), "[json-pointer:/view/blocks/0/type]"],
  [
    "mrkdwn in a select",
    modal([input({ type: "static_select", options: [{ text: { type: "mrkdwn", text: "a" }, value: "1" }] })]),
    "[json-pointer:/view/blocks/0/element/options/0/text/type]",
  ],
];
test.each(wrong)("%s is refused", (_what, view, message) => {
  expect(refusalOfModal(view)).toContain(message);
});

test("only what is wrong is reported", () => {
  expect(refusalOfModal(modal([actions(button({ stile: "primary" }))])).split("\n")).toHaveLength(1);
});
