// Smaller versions of a message: each says less, keeps its buttons as long as it can, and fits Slack's limits.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkContent } from "../../../sandbox/workspace/block-kit/check.js";
import type { JsonObject } from "../../../sandbox/workspace/json.js";
import { toJson } from "../../../sandbox/workspace/json.js";
import { defineLink, toButton } from "../../../src/slack/define/button.js";
import {
  bold,
  bullets,
  buttons,
  channelMention,
  code,
  footnote,
  heading,
  type Message,
  paragraph,
  quote,
  toMessage,
} from "../../../src/slack/message/blocks.js";
import { sizesOf } from "../../../src/slack/message/smaller.js";
import { table } from "../../../src/slack/message/table.js";

const link = defineLink("agree", z.object({}));
const agree = (suffix: string) => buttons(toButton(link, {}, { text: "Agree", suffix }));
const sizes = (message: Message, from?: number) => [...sizesOf(message, from)];
const typesIn = (message: Message, size: number) => sizes(message)[size]?.content.blocks.map(({ type }) => type);

const everything = toMessage(
  heading("October & more"),
  paragraph(bold("Rivers"), " in ", channelMention("C1"), " <!channel> ", code("/unit")),
  agree("one"),
  bullets([["One"], ["Two"]]),
  quote("Said"),
  table(["A"], [["cell"]]),
  agree("two"),
  footnote("Small"),
);

describe("a message", () => {
  it("is followed by its words in plain blocks with all its buttons in their places, then by its text alone", () => {
    const [whole, plain, text, ...more] = sizes(everything);
    expect(more).toEqual([]);
    expect(whole?.content).toEqual({ text: everything.text, blocks: everything.blocks });
    const words = plain?.content.blocks.map((block) => (block.type === "section" ? block.text?.text : block.type));
    expect(words).toEqual([
      "October &amp; more",
      "Rivers in <#C1> &lt;!channel&gt; /unit",
      "actions",
      "• One\n• Two",
      "Said",
      "actions",
      "Small",
      "Slack couldn't show all of this message, so the rest of it is left out.",
    ]);
    expect(text?.content).toEqual({ text: everything.text, blocks: [] });
  });

  it("says that something is left out only if something is", () => {
    expect(JSON.stringify(sizes(toMessage(paragraph("Hi.")))[1])).not.toContain("left out");
    expect(JSON.stringify(sizes(toMessage(paragraph("x".repeat(2600))))[1])).toContain("left out");
  });

  it("begins with the versions it brings along", () => {
    const small = toMessage(paragraph("Small"));
    const message = { ...everything, smaller: { ...toMessage(paragraph("Less")), smaller: small } };
    expect(sizes(message).map(({ content }) => content.text)).toEqual([
      everything.text,
      "Less",
      "Small",
      "Small",
      "Small",
    ]);
    expect(sizes(message).map(({ size }) => size)).toEqual([0, 1, 2, 3, 4]);
    expect(typesIn(message, 3)).toEqual(["section"]);
  });

  it.each([
    [1, [1, 2]],
    [2, [2]],
    // It had more sizes when it was sent.
    [7, [2]],
  ])("begins with size %d if larger ones were refused", (from, left) => {
    expect(sizes(everything, from).map(({ size }) => size)).toEqual(left);
  });

  it("of the longest and strangest text fits Slack's limits in each smaller size, and cuts nothing in half", () => {
    const text = "👩‍👧<&>*_~`".repeat(2000);
    const blocks = Array.from({ length: 12 }, (_, index) => [paragraph(text), agree(`${index}`)]).flat();
    for (const { content } of sizes(toMessage(...blocks), 1)) {
      expect(() => checkContent(toJson(content) as JsonObject)).not.toThrow();
      expect(JSON.stringify(content)).not.toMatch(/\\ud[89ab]..(?!\\ud[c-f])|&[a-z]{0,4}…/);
      expect(JSON.stringify(content.blocks).length).toBeLessThan(7000);
    }
    expect(sizes(toMessage(...blocks), 1)[0]?.content.blocks.filter(({ type }) => type === "actions")).toHaveLength(12);
  });
});
