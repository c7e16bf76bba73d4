// What doesn't fit in a field stays in the draft, until someone changes that field.
import { expect, it } from "vitest";
import { z } from "zod";
import { withSurplus } from "../../../src/slack/define/surplus.js";
import { text } from "../../../src/slack/define/text-and-date-fields.js";

const field = (label: string) => text({ label, max: 5, schema: z.string().optional() });
const fields = { one: field("One"), two: field("Two") };

it.each([
  ["untouched", { one: "abcde", two: "x" }, { one: "abcdefgh", two: "x" }],
  ["shortened", { one: "abcd", two: "x" }, { one: "abcd", two: "x" }],
  ["changed", { one: "Abcde", two: "x" }, { one: "Abcde", two: "x" }],
  ["emptied", { two: "x" }, { two: "x" }],
])("keeps what didn't fit of a field that is %s, or not", (_, typed, saved) => {
  expect(withSurplus(fields, typed, { one: "abcdefgh", two: "y" })).toEqual(saved);
});
