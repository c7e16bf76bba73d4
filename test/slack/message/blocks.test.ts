// The blocks of a message: what people typed never becomes markup, nothing is too long for Slack, and the plain text is complete.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bold,
  bullets,
  channelMention,
  code,
  escapeMrkdwn,
  footnote,
  paragraph,
  rowsThatFit,
  table,
  toMessage,
} from "../../../src/slack/message/blocks.js";
import { MAX_TABLE_ROWS, MAX_TABLE_TEXT } from "../../../src/slack/message/limits.js";

describe("escapeMrkdwn", () => {
  it("leaves nothing that could mention, link or open an entity", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = escapeMrkdwn(text);
        expect(escaped).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        expect(escaped.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")).toBe(text);
      }),
    );
  });
});

describe("a message", () => {
  it("has the words of all its blocks as text, with what people typed escaped", () => {
    const message = toMessage(
      paragraph("Saved: ", bold("<!channel> & co")),
      bullets([["one"], [code("two")]]),
      undefined,
      footnote("In ", channelMention("C1"), "."),
    );
    expect(message.text).toBe("Saved: &lt;!channel&gt; &amp; co\n- one\n- two\nIn <#C1>.");
    expect(message.blocks.map((block) => block.type)).toEqual(["rich_text", "rich_text", "context"]);
  });

  it("with more blocks than Slack allows is refused before Slack sees it", () => {
    expect(() => toMessage(...Array.from({ length: 51 }, () => paragraph("x")))).toThrow("51 blocks");
  });
});

describe("rowsThatFit", () => {
  it("never lets a table exceed Slack's limits and never drops a row that fits", () => {
    const row = fc.array(fc.string({ maxLength: 300 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 130 }), (rows) => {
        const head = ["Date", "Name", "Grade", "Level"];
        const fits = rowsThatFit(head, rows);
        const lengthOf = (count: number) => [head, ...rows.slice(0, count)].flat().join("").length;
        expect(fits + 1).toBeLessThanOrEqual(MAX_TABLE_ROWS);
        expect(lengthOf(fits)).toBeLessThanOrEqual(MAX_TABLE_TEXT);
        const oneMore = fits < rows.length;
        if (oneMore) expect(fits + 2 > MAX_TABLE_ROWS || lengthOf(fits + 1) > MAX_TABLE_TEXT).toBe(true);
      }),
    );
  });

  it("a table shows an empty cell as a dash, because Slack refuses an empty one", () => {
    const { block, text } = table(["A", "B"], [["", "x"]]);
    expect(JSON.stringify(block)).not.toContain('"text":""');
    expect(text).toBe("A · B\n– · x");
  });
});
