// A menu: its items are read back as they were written, and it stays within Slack's limits or isn't drawn.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkContent } from "../../../sandbox/workspace/block-kit/check.js";
import { type JsonObject, toJson } from "../../../sandbox/workspace/json.js";
import { defineLink, readButtonValue } from "../../../src/slack/define/button.js";
import { readMenuItem, toMenu, toMenuItem } from "../../../src/slack/define/menu.js";
import { buttons, toMessage } from "../../../src/slack/message/blocks.js";

const link = defineLink("open-pet", z.object({ pet: z.string() }));
const itemOf = (pet: string) => toMenuItem(link, { pet }, `Open ${pet}`);
const menuOf = (items: number) => toMenu(Array.from({ length: items }, (_, index) => itemOf(`${index}`)));

describe("a menu", () => {
  it("carries the name and the value of each item's link", () => {
    const [first, second] = toMenu([itemOf("a b"), itemOf('{"c": "d"}')]).options;
    for (const [item, pet] of [
      [first, "a b"],
      [second, '{"c": "d"}'],
    ] as const) {
      const { name, value } = readMenuItem(item?.value ?? "");
      expect(name).toBe("open-pet");
      expect(readButtonValue(link, value)).toEqual({ pet });
    }
  });

  it.each(["", "open-pet", 'open-pet {"pet":7}', '{"pet":"a"}'])("reads nothing from %j", (carried) => {
    const { name, value } = readMenuItem(carried);
    expect(name === "open-pet" ? readButtonValue(link, value) : undefined).toBeUndefined();
  });

  it.each([2, 5])("with %d items is accepted by Slack", (count) => {
    const message = toMessage(buttons(menuOf(count), toMenu([itemOf("y"), itemOf("z")], { suffix: "other" })));
    expect(() => checkContent(toJson(message) as JsonObject)).not.toThrow();
  });

  it.each([0, 1, 6])("with %d items isn't drawn", (count) => {
    expect(() => menuOf(count)).toThrow("2 to 5 items");
  });

  it("has no item whose value is longer than Slack allows", () => {
    const room = 150 - 'open-pet {"pet":""}'.length;
    expect(toMenu([itemOf("x".repeat(room)), itemOf("y")]).options[0]?.value).toHaveLength(150);
    expect(() => itemOf("x".repeat(room + 1))).toThrow("open-pet is too long");
  });

  it("asks once for all its items", () => {
    const confirm = { title: "Sure?", text: "It's gone then.", confirm: "Delete" };
    expect(toMenu([itemOf("a"), itemOf("b")], { confirm }).confirm).toMatchObject({ title: { text: "Sure?" } });
  });
});
