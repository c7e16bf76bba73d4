// A web address as Slack takes it: escaped where it must be, and still the same page.
import { describe, expect, it } from "vitest";
import { bullets, webLink } from "../../../src/slack/message/blocks.js";
import { toWebAddress } from "../../../src/slack/message/web-address.js";

describe("a web address", () => {
  it.each([
    ["https://example.org/a?b=c&d=%20#e", "https://example.org/a?b=c&d=%20#e"],
    ["https://example.org/page 1.pdf", "https://example.org/page%201.pdf"],
    ["https://example.org/?q=[a|b]^100%", "https://example.org/?q=%5Ba%7Cb%5D%5E100%25"],
    ["https://example.org/#one#two", "https://example.org/#one%23two"],
    ["https://example.org/año", "https://example.org/a%C3%B1o"],
    ["javascript:alert(1)", undefined],
    ["F0123", undefined],
  ])("%s", (typed, address) => {
    expect(toWebAddress(typed)).toBe(address);
  });

  it("opens by its name, and is plain text where it is none", () => {
    const { block, text } = bullets([[webLink("https://example.org/a b", "Rubric"), " ", webLink("lost", "Quiz")]]);
    expect(JSON.stringify(block)).toContain('{"type":"link","url":"https://example.org/a%20b","text":"Rubric"}');
    expect(JSON.stringify(block)).toContain('{"type":"text","text":"Quiz"}');
    expect(text).toBe("- Rubric: https://example.org/a b Quiz: lost");
  });
});
