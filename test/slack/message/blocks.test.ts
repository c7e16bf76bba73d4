// The blocks of a message: what people typed never becomes markup, nothing is too long for Slack, and the plain text is complete.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Block,
  bold,
  bullets,
  channelMention,
  code,
  escapeMrkdwn,
  footnote,
  heading,
  italic,
  paragraph,
  quote,
  toMessage,
} from "../../../src/slack/message/blocks.js";
import { MAX_TABLE_ROWS, MAX_TABLE_TEXT } from "../../../src/slack/message/limits.js";
import { rowsThatFit, table } from "../../../src/slack/message/table.js";

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
  it("leaves room for the header among the 100 rows that Slack takes", () => {
    const rows = (count: number) => Array.from({ length: count }, () => ["a"]);
    expect([98, 99, 100, 130].map((count) => rowsThatFit(["Name"], rows(count)))).toEqual([98, 99, 99, 99]);
  });

  it("counts the header and every cell", () => {
    const row = ["x".repeat(2500), "x".repeat(2500)];
    expect(rowsThatFit([], [row, row, row])).toBe(2);
    expect(rowsThatFit(["x"], [row, row, row])).toBe(1);
  });

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

  it("a table wraps its cells, but for columns whose cells are short", () => {
    const { block } = table(["Date", "Unit", "Level"], [["Oct 2", "Rivers", "3"]], { oneLine: ["Date"] });
    expect(block).toMatchObject({
      column_settings: [{ is_wrapped: false }, { is_wrapped: true }, { is_wrapped: true }],
    });
  });

  it("a table shows an empty cell as a dash, because Slack refuses an empty one", () => {
    const { block, text } = table(["A", "B"], [["", "x"]]);
    expect(JSON.stringify(block)).not.toContain('"text":""');
    expect(text).toBe("A · B\n– · x");
  });
});

describe("what people typed", () => {
  const TYPED = "<!channel> & <https://example.org|Lee>\u202e";
  const ESCAPED = "&lt;!channel&gt; &amp; &lt;https://example.org|Lee&gt;";
  const PLAIN = "<!channel> & <https://example.org|Lee>";

  it.each<[string, Block]>([
    ["a paragraph", paragraph(TYPED)],
    ["bold text", paragraph(bold(TYPED))],
    ["italic text", paragraph(italic(TYPED))],
    ["code", paragraph(code(TYPED))],
    ["a list", bullets([[TYPED]])],
    ["a quote", quote(TYPED)],
    ["a heading", heading(TYPED)],
    ["a table", table([TYPED], [[TYPED]])],
    ["a footnote", footnote(TYPED)],
    ["code in a footnote", footnote(code(TYPED))],
  ])("is no markup in %s: escaped in the text, as it is in the block", (_where, { block, text }) => {
    expect(text).toContain(ESCAPED);
    expect(text.replaceAll(ESCAPED, "")).not.toMatch(/[<>]|\u202e/);
    const shown = JSON.stringify(block);
    expect(shown).toContain(block.type === "context" ? ESCAPED : PLAIN);
    expect(shown.replaceAll(PLAIN, "").replaceAll(ESCAPED, "")).not.toMatch(/[<>]|\u202e/);
    // Slack's clients link names and addresses in mrkdwn unless it is verbatim.
    if (block.type === "context") expect(block.elements).toEqual([expect.objectContaining({ verbatim: true })]);
  });

  it("is cut to pieces that Slack takes, none of which ends in half of an emoji", () => {
    const family = "👩\u200d👩\u200d👧";
    const { block } = quote(`x${family.repeat(1000)}`);
    const pieces = JSON.stringify(block).match(/"text":"[^"]*"/g) ?? [];
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(3000 + '"text":""'.length);
      expect(piece.replaceAll(family, "")).toMatch(/^"text":"x?"$/);
    }
  });

  it("is cut in a footnote, but no escaped character or mention is cut in half", () => {
    for (let length = 2980; length < 3000; length++) {
      const cutText = JSON.stringify(footnote("x".repeat(length), "&&&&", channelMention("C0123456789")).block);
      expect(cutText.replaceAll("&amp;", "").replace("<#C0123456789>", "")).not.toMatch(/[&<]/);
    }
  });

  it("that is nothing but hidden characters is a dash in a table", () => {
    const { block, text } = table(["Name"], [["\u200b\u202e"], [""]]);
    expect(JSON.stringify(block)).toContain('[{"type":"raw_text","text":"–"}],[{"type":"raw_text","text":"–"}]');
    expect(text).toBe("Name\n–\n–");
  });
});
