// Tests of how the demo's page reads mrkdwn: what becomes markup, and above all what doesn't.
import type { RichTextElement } from "@slack/types";
import { describe, expect, it } from "vitest";
import { readInline, readMrkdwn } from "../../../../../sandbox/web/page/text/mrkdwn.js";

/** `bold:words`, `user:U1` …: one line per element. */
function toLines(elements: readonly RichTextElement[]): string[] {
  return elements.map((element) => {
    const styles = Object.keys(element.style ?? {}).join("+");
    switch (element.type) {
      case "text":
        return `${styles || "text"}:${element.text}`;
      case "link":
        return `link:${element.url}|${element.text}`;
      case "user":
        return `user:${element.user_id}`;
      case "channel":
        return `channel:${element.channel_id}`;
      case "broadcast":
        return `broadcast:${element.range}`;
      default:
        return element.type;
    }
  });
}

describe("mrkdwn in a line", () => {
  it.each([
    ["plain words", ["text:plain words"]],
    ["*bold* _italic_ ~gone~", ["bold:bold", "text: ", "italic:italic", "text: ", "strike:gone"]],
    ["`code *as it is*`", ["code:code *as it is*"]],
    ["*bold and _both_*", ["bold:bold and ", "bold+italic:both"]],
    ["2 * 3 * 4", ["text:2 * 3 * 4"]],
    ["snake_case_name", ["text:snake_case_name"]],
    ["<@U1> in <#C1|all-staff>", ["user:U1", "text: in ", "channel:C1"]],
    ["<!channel>", ["broadcast:channel"]],
    ["<https://example.org|here>", ["link:https://example.org|here"]],
    ["see https://example.org now", ["text:see ", "link:https://example.org|https://example.org", "text: now"]],
    ["<!date^1^{date}|Oct 2>", ["text:Oct 2"]],
  ])("%j is drawn as in Slack", (text, drawn) => {
    expect(toLines(readInline(text))).toEqual(drawn);
  });

  it.each([
    ["&lt;!channel&gt;", "text:<!channel>"],
    ["&lt;@U1&gt;", "text:<@U1>"],
    ["&lt;img src=x onerror=alert(1)&gt;", "text:<img src=x onerror=alert(1)>"],
    ["&amp;lt;b&amp;gt;", "text:&lt;b&gt;"],
  ])("%j, typed by a person, stays text", (text, drawn) => {
    expect(toLines(readInline(text))).toEqual([drawn]);
  });
});

describe("mrkdwn in lines", () => {
  it("keeps lines together and separates quotes and preformatted text", () => {
    const parts = readMrkdwn("one\ntwo\n&gt; said\n```\nif (a &lt; b)\n```");
    expect(parts.map(({ type }) => type)).toEqual(["rich_text_section", "rich_text_quote", "rich_text_preformatted"]);
    expect(JSON.stringify(parts[0])).toContain("one\\ntwo");
    expect(JSON.stringify(parts[2])).toContain("if (a < b)");
  });

  it("leaves a fence that is never closed as it was typed", () => {
    expect(readMrkdwn("```unfinished").map(({ type }) => type)).toEqual(["rich_text_section"]);
  });
});
