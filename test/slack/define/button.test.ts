// The value of a button: read back typed, or not at all.
import { expect, it } from "vitest";
import { z } from "zod";
import { defineLink, linkNameOf, readButtonValue, toButton } from "../../../src/slack/define/button.js";

const link = defineLink("open-pet", z.object({ pet: z.string() }));

it("a button's value is read back as it was written", () => {
  const button = toButton(link, { pet: "7" }, { text: "Open" });
  expect(button).toMatchObject({ action_id: "open-pet", text: { text: "Open" } });
  expect(readButtonValue(link, button.value)).toEqual({ pet: "7" });
});

it.each([undefined, "", "gibberish", "{}", '{"pet":7}', "null"])("the value %j isn't read", (carried) => {
  expect(readButtonValue(link, carried)).toBeUndefined();
});

it("two buttons in one row have different action_ids and belong to the same link", () => {
  const ids = ["a", "b"].map((part) => toButton(link, { pet: part }, { text: part, suffix: part }).action_id ?? "");
  expect(new Set(ids).size).toBe(2);
  expect(ids.map(linkNameOf)).toEqual(["open-pet", "open-pet"]);
});

it("a value longer than Slack allows is refused", () => {
  expect(() => toButton(link, { pet: "x".repeat(2000) }, { text: "Open" })).toThrow("too long");
});
