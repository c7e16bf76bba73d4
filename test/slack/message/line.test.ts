// A line with a menu beside it: in bold where that is safe, otherwise exactly as it was typed.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkContent } from "../../../sandbox/workspace/block-kit/check.js";
import { type JsonObject, toJson } from "../../../sandbox/workspace/json.js";
import { defineLink } from "../../../src/slack/define/button.js";
import { toMenu, toMenuItem } from "../../../src/slack/define/menu.js";
import { bold, heading, toMessage } from "../../../src/slack/message/blocks.js";
import { line } from "../../../src/slack/message/line.js";
import { sizesOf } from "../../../src/slack/message/smaller.js";

const link = defineLink("see", z.object({ unit: z.string() }));
const menu = toMenu([toMenuItem(link, { unit: "1" }, "See"), toMenuItem(link, { unit: "2" }, "See more")]);

describe("a line", () => {
  it("shows its styles, escapes what people typed and has its menu beside it", () => {
    const { block, text } = line([bold("Rivers & <!channel>"), " · grade 6"], menu);
    expect(block).toEqual({
      type: "section",
      text: { type: "mrkdwn", text: "*Rivers &amp; &lt;!channel&gt;* · grade 6", verbatim: true },
      accessory: menu,
    });
    expect(text).toBe("Rivers &amp; &lt;!channel&gt; · grade 6");
  });

  it.each(["2 * 3 * 4", "snake_case_", "~tilde~", "`code`", "two\nlines"])("shows %j as it was typed", (title) => {
    const { block } = line([bold(title), " & <more>"], menu);
    expect(block).toMatchObject({ text: { type: "plain_text", text: `${title} & <more>`, emoji: false } });
  });

  it("of any length is accepted by Slack", () => {
    for (const text of ["&".repeat(3000), "*".repeat(4000)]) {
      expect(() => checkContent(toJson(toMessage(line([text], menu))) as JsonObject)).not.toThrow();
    }
  });

  it("keeps its words and its menu when the message has to be smaller", () => {
    const [, plain] = [...sizesOf(toMessage(heading("Units"), line([bold("Rivers")], menu), line(["1*2"], menu)))];
    expect(plain?.content.blocks).toMatchObject([
      { type: "section", text: { text: "Units" } },
      { type: "section", text: { text: "*Rivers*" }, accessory: menu },
      { type: "section", text: { text: "1*2" }, accessory: menu },
    ]);
  });
});
