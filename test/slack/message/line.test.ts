// A line with a menu beside it shows exactly what was typed.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkContent } from "../../../sandbox/workspace/block-kit/check.js";
import { type JsonObject, toJson } from "../../../sandbox/workspace/json.js";
import { defineLink } from "../../../src/slack/define/button.js";
import { toMenu, toMenuItem } from "../../../src/slack/define/menu.js";
import { bold, code, heading, toMessage } from "../../../src/slack/message/blocks.js";
import { line, typedLine } from "../../../src/slack/message/line.js";
import { sizesOf } from "../../../src/slack/message/smaller.js";

const link = defineLink("see", z.object({ unit: z.string() }));
const menu = toMenu([toMenuItem(link, { unit: "1" }, "See"), toMenuItem(link, { unit: "2" }, "See more")]);
const lineOf = (title: string) => typedLine({ title, details: "grade 6" }, menu);

describe("a line", () => {
  it.each(["Rivers", "R & <!channel>", "2 * 3 * 4", "snake_case_", "~tilde~", "`code`", ":smile:"])(
    "shows %j as it was typed, above its details and beside its menu",
    (title) => {
      const { block, text } = lineOf(title);
      expect(block).toEqual({
        type: "section",
        text: { type: "plain_text", text: `${title}\ngrade 6`, emoji: false },
        accessory: menu,
      });
      expect(text).toBe(`${title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")} · grade 6`);
    },
  );

  it("of our own words has its styles, and escapes names in it", () => {
    expect(line([code("/unit list"), " – see ", bold("R&D")], menu)).toEqual({
      block: {
        type: "section",
        text: { type: "mrkdwn", text: "`/unit list` – see *R&amp;D*", verbatim: true },
        accessory: menu,
      },
      text: "/unit list – see R&amp;D",
    });
  });

  it("of our own words keeps the spaces at the ends of a style outside its marks, where Slack wants them", () => {
    const { block } = line([bold("Ready. "), "11 of 13 parts", bold(" left"), bold(" ")], menu);
    expect(block).toMatchObject({ text: { text: "*Ready.* 11 of 13 parts *left* " } });
  });

  it("of any length is accepted by Slack", () => {
    for (const title of ["&".repeat(3000), "*".repeat(4000)]) {
      expect(() => checkContent(toJson(toMessage(lineOf(title))) as JsonObject)).not.toThrow();
    }
  });

  it("keeps its words and its menu when the message has to be smaller", () => {
    const [, plain] = [...sizesOf(toMessage(heading("Units"), lineOf("Rivers"), lineOf("R & D")))];
    expect(plain?.content.blocks).toMatchObject([
      { type: "section", text: { text: "Units" } },
      { type: "section", text: { text: "Rivers\ngrade 6" }, accessory: menu },
      { type: "section", text: { text: "R &amp; D\ngrade 6" }, accessory: menu },
    ]);
  });
});
