// A list in a form: its rows are told apart by their labels, and a hint is said once.
import { expect, it } from "vitest";
import { z } from "zod";
import { rows } from "../../../src/slack/define/rows.js";
import { text } from "../../../src/slack/define/text-and-date-fields.js";

it("numbers the labels from the second row on, and says the hint once", () => {
  const name = text({ label: "Name", hint: "First and last.", schema: z.string().optional() });
  const fields = rows("guests", { max: 3, add: "Add another guest", fields: { name } });
  const said = Object.entries(fields).map(([key, { label, hint }]) => [key, label, hint]);
  expect(said).toEqual([
    ["guests-1-name", "Name", "First and last."],
    ["guests-2-name", "Name (2)", undefined],
    ["guests-3-name", "Name (3)", undefined],
    ["guests-more", "Add another guest", undefined],
  ]);
});
