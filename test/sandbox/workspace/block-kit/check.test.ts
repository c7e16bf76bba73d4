// The strict checks as a whole: Slack's error names for views, messages, metadata and suggestions.
import { expect, test } from "vitest";
import {
  checkContent,
  checkMetadata,
  checkView,
  violationsOfSuggestions,
} from "../../../../sandbox/workspace/block-kit/check.js";
import { type JsonObject, toJson } from "../../../../sandbox/workspace/json.js";
import { formView, plain } from "../bolt-app.js";
import { actions, button, modal, options, refusal, refusalOfModal, section, table, text } from "./samples.js";

test("a form with every usual field is accepted", () => {
  expect(refusal(() => checkView(toJson(formView), "modal"))).toBeUndefined();
});

test("a view over 250 kB is too large", () => {
  const blocks = Array.from({ length: 90 }, () => section("ü".repeat(1500)));
  expect(refusal(() => checkView(modal(blocks), "modal"))?.error).toBe("view_too_large");
});

test.each([
  ["its blocks", { blocks: [section("half \udc38")] }],
  ["its title", { title: plain("half \ud83d") }],
  ["what it carries", { private_metadata: JSON.stringify({ hidden: { text: "half \ud83d" } }) }],
])("a view with half of an emoji in %s is refused", (_where, more) => {
  expect(refusalOfModal(modal([], more))).toContain("must not contain half of a surrogate pair");
  expect(refusalOfModal(modal([section("whole 🐸")], { private_metadata: '{"text":"\\ud83d\\udc38"}' }))).toBe("");
});

test("a modal is not a Home", () => {
  expect(refusal(() => checkView(modal([]), "home"))?.error).toBe("invalid_arguments");
});

const fine: [string, JsonObject][] = [
  ["a text alone", { text: text(40_000) }],
  ["blocks alone", { blocks: [section("Hello")] }],
  ["a table at its limits", { blocks: [table(100, 20, "12345")] }],
  [
    "a picture by address",
    { blocks: [{ type: "image", image_url: "https://example.org/a.png", alt_text: "A chart" }] },
  ],
];
test.each(fine)("%s is accepted", (_what, message) => {
  expect(refusal(() => checkContent(message))).toBeUndefined();
});

const wrong: [string, JsonObject, string, string][] = [
  ["nothing at all", { text: "", blocks: [] }, "no_text", ""],
  ["a text over 40,000", { text: text(40_001) }, "msg_too_long", ""],
  ["blocks that are no list", { blocks: { blocks: [] } }, "invalid_blocks_format", ""],
  [
    "51 blocks",
    { blocks: Array.from({ length: 51 }, () => ({ type: "divider" })) },
    "invalid_blocks",
    "no more than 50 items allowed [json-pointer:/blocks]",
  ],
  [
    "over 12,000 characters in all blocks",
    { blocks: Array.from({ length: 5 }, () => section(text(2500))) },
    "msg_blocks_too_long",
    "",
  ],
  [
    "half of an emoji in a block",
    { blocks: [section("half \ud83d")] },
    "invalid_blocks",
    "must not contain half of a surrogate pair [json-pointer:/blocks/0/text/text]",
  ],
  ["half of an emoji in the text", { text: "half \ud83d" }, "invalid_arguments", "[json-pointer:/text]"],
  [
    "half of an emoji in what a button carries",
    { blocks: [actions(button({ value: JSON.stringify({ text: "half \ud83d" }) }))] },
    "invalid_blocks",
    "[json-pointer:/blocks/0/elements/0/value/text]",
  ],
  [
    "mrkdwn that is not verbatim",
    { blocks: [{ type: "section", text: { type: "mrkdwn", text: "Hello" } }] },
    "invalid_blocks",
    "must be true [json-pointer:/blocks/0/text/verbatim]",
  ],
];
test.each(wrong)("%s is refused", (_what, message, error, detail) => {
  const refused = refusal(() => checkContent(message));
  expect(refused?.error).toBe(error);
  expect(refused?.messages.join("\n")).toContain(detail);
});

test("metadata needs a type and a payload", () => {
  expect(refusal(() => checkMetadata({ event_type: "report", event_payload: { run: "7" } }))).toBeUndefined();
  expect(refusal(() => checkMetadata({ event_payload: {} }))?.error).toBe("invalid_metadata_format");
});

const suggestions: [string, JsonObject, boolean][] = [
  ["a hundred options", { options: options(100) }, true],
  ["none", { options: [] }, true],
  ["101 options", { options: options(101) }, false],
  ["neither options nor groups", {}, false],
  ["a text over 75", { options: [{ text: plain(text(76)), value: "1" }] }, false],
  ["half of an emoji", { options: [{ text: plain("half \ud83d"), value: "1" }] }, false],
  ["an option without a value", { options: [{ text: plain("a") }] }, false],
];
test.each(suggestions)("suggesting %s is checked", (_what, answer, isFine) => {
  expect(violationsOfSuggestions(answer).length === 0).toBe(isFine);
});
