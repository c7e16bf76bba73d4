// Tests of repaired requests: half of a surrogate pair anywhere in a payload becomes a replacement character.
import { expect, it } from "vitest";
import { repairText } from "../../../src/slack/receive/repair-text.js";

it("repairs every text inside, in place, and leaves the rest alone", () => {
  const value = { type: "plain_text_input", value: "half \ud83d pair" };
  const body = { view: { state: { values: { title: { title: value } } } }, actions: ["\udc38", 5, null, true, "🐸"] };
  repairText(body);
  expect(value).toEqual({ type: "plain_text_input", value: "half \ufffd pair" });
  expect(body.view.state.values.title.title).toBe(value);
  expect(body.actions).toEqual(["\ufffd", 5, null, true, "🐸"]);
});

it.each([[undefined], [null], ["\ud83d"], [7]])("leaves %j, which holds nothing, alone", (value) => {
  expect(() => repairText(value)).not.toThrow();
});
