// Reads Slack's mrkdwn as rich text elements, so that both are drawn the same way and nothing becomes markup
// that mrkdwn doesn't have.
import type { RichTextBlockElement, RichTextElement, RichTextSection } from "@slack/types";
import { unescapeText } from "../../../workspace/escaping.js";

export interface Style {
  bold?: boolean;
  italic?: boolean;
  strike?: boolean;
  code?: boolean;
}

const SPECIAL = "<([^<>\\n]+)>";
const CODE = "`([^`\\n]+)`";
const styled = (mark: string) => `(?<![\\w${mark}])${mark}(\\S(?:[^${mark}\\n]*\\S)?)${mark}(?![\\w${mark}])`;
const BARE_LINK = "(https?:\\/\\/[^\\s<>&]+)";
const INLINE = new RegExp([SPECIAL, CODE, styled("\\*"), styled("_"), styled("~"), BARE_LINK].join("|"), "gu");

const toElements = (text: string, style: Style): RichTextElement[] =>
  text === "" ? [] : [{ type: "text", text: unescapeText(text), style }];

/** What is between `<` and `>`: a person, channel, broadcast, date, or link. */
function readSpecial(inside: string, style: Style): RichTextElement {
  const [target = "", label] = inside.split("|");
  const shown = unescapeText(label ?? target);
  if (target.startsWith("@")) return { type: "user", user_id: target.slice(1), style };
  if (target.startsWith("#")) return { type: "channel", channel_id: target.slice(1), style };
  if (/^!(here|channel|everyone)$/.test(target)) {
    return { type: "broadcast", range: target.slice(1) as "here" | "channel" | "everyone", style };
  }
  if (target.startsWith("!"))
    return { type: "text", text: label === undefined ? `<${unescapeText(inside)}>` : shown, style };
  return { type: "link", url: unescapeText(target), text: shown, style };
}

export function readInline(text: string, style: Style = {}): RichTextElement[] {
  const pieces: RichTextElement[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, special, code, bold, italic, strike, link] = match;
    pieces.push(...toElements(text.slice(end, match.index), style));
    end = match.index + whole.length;
    if (special !== undefined) pieces.push(readSpecial(special, style));
    else if (code !== undefined) pieces.push(...toElements(code, { ...style, code: true }));
    else if (bold !== undefined) pieces.push(...readInline(bold, { ...style, bold: true }));
    else if (italic !== undefined) pieces.push(...readInline(italic, { ...style, italic: true }));
    else if (strike !== undefined) pieces.push(...readInline(strike, { ...style, strike: true }));
    else if (link !== undefined) pieces.push({ type: "link", url: link, text: link, style });
  }
  return [...pieces, ...toElements(text.slice(end), style)];
}

const toSection = (text: string): RichTextSection => ({ type: "rich_text_section", elements: readInline(text) });

const QUOTE = /^(?:&gt;|>) ?/;

/** Groups lines that belong together: quoted ones, and the rest. */
function readLines(text: string): RichTextBlockElement[] {
  const runs: { isQuote: boolean; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const isQuote = QUOTE.test(line);
    const run = runs.at(-1);
    if (run?.isQuote === isQuote) run.lines.push(line.replace(QUOTE, ""));
    else runs.push({ isQuote, lines: [isQuote ? line.replace(QUOTE, "") : line] });
  }
  return runs.map(({ isQuote, lines }) =>
    isQuote ? { type: "rich_text_quote", elements: readInline(lines.join("\n")) } : toSection(lines.join("\n")),
  );
}

export function readMrkdwn(text: string): RichTextBlockElement[] {
  // Every second part was between fences; a fence that is never closed is text.
  return text.split(/\n?```\n?([\s\S]+?)```\n?/).flatMap((part, index): RichTextBlockElement[] => {
    if (index % 2 === 1) {
      return [{ type: "rich_text_preformatted", elements: [{ type: "text", text: unescapeText(part.trimEnd()) }] }];
    }
    return part === "" ? [] : readLines(part);
  });
}
