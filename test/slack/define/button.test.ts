// What a button carries comes back typed, or not at all.
import { expect, it } from "vitest";
import { z } from "zod";
import { defineLink, linkNameOf, readButtonValue, toButton } from "../../../src/slack/define/button.js";

const link = defineLink("open-pet", z.object({ pet: z.string() }));

it("gets back the value it carried", () => {
  const button = toButton(link, { pet: "7" }, { text: "Open" });
  expect(button).toMatchObject({ action_id: "open-pet", text: { text: "Open" } });
  expect(readButtonValue(link, button.value)).toEqual({ pet: "7" });
});

it.each([undefined, "", "gibberish", "{}", '{"pet":7}', "null"])("the value %j is not ours", (carried) => {
  expect(readButtonValue(link, carried)).toBeUndefined();
});

it("two in one row have different action_ids and belong to the same link", () => {
  const ids = ["a", "b"].map((part) => toButton(link, { pet: part }, { text: part, suffix: part }).action_id ?? "");
  expect(new Set(ids).size).toBe(2);
  expect(ids.map(linkNameOf)).toEqual(["open-pet", "open-pet"]);
});

it("refuses a value longer than Slack carries", () => {
  expect(() => toButton(link, { pet: "x".repeat(2000) }, { text: "Open" })).toThrow("too long");
});
