// Text that was copied as HTML, such as from a state's page of standards: its words, numbering and line breaks.
import { fromEntities } from "./html-entities.js";

const BLOCKS =
  "p|br|hr|li|ol|ul|dl|dt|dd|div|h[1-6]|table|tbody|thead|tfoot|tr|td|th|caption|section|article|header|footer|main|blockquote|pre|center|body|html";
const INLINE = "span|b|strong|i|em|u|s|a|sup|sub|font|small|big|img|label|abbr|cite|q|mark|o:p|st1:\\w+";

/** Only tags that HTML has count, so "a < b" stays as it is. */
const TAG = new RegExp(`<(/?)(${BLOCKS}|${INLINE})(?=[\\s/>])([^<>]*)>`, "giu");
const BLOCK = new RegExp(`</?(?:${BLOCKS})(?=[\\s/>])[^<>]*>`, "iu");
/** A tag that ends something, has attributes or breaks a line. "Use the <p> tag" in a standard on coding is no HTML. */
const MARKUP = new RegExp(
  `</(?:${BLOCKS}|${INLINE})\\s*>|<(?:${BLOCKS}|${INLINE})\\s+[a-z-]+\\s*=[^<>]*>|<br\\s*/?>`,
  "iu",
);

const UNSEEN = /<!--[\s\S]*?-->|<(script|style|head|title|xml)\b[^<>]*>[\s\S]*?<\/\1\s*>|<!doctype[^<>]*>/giu;

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";
const SMALL_DIGITS = /<(sup|sub)\b[^<>]*>\s*(\d+)\s*<\/\1\s*>/giu;

/** "10<sup>3</sup>" isn't 103. */
const toSmallDigits = (_whole: string, name: string, digits: string): string =>
  [...digits].map((digit) => (name.toLowerCase() === "sup" ? RAISED : LOWERED)[Number(digit)]).join("");

type Numbering = "1" | "a" | "A" | "i" | "I";

/** A list that is open: how its items are numbered, or not at all. */
interface List {
  numbering: Numbering | undefined;
  next: number;
}

const STYLES: Record<string, Numbering> = {
  ...{ decimal: "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A" },
  ...{ "lower-roman": "i", "upper-roman": "I" },
};

function numberingOf(attributes: string): Numbering {
  const style = /list-style(?:-type)?\s*:\s*([a-z-]+)/iu.exec(attributes)?.[1]?.toLowerCase() ?? "";
  const type = /\btype\s*=\s*["']?([1aAiI])\b/u.exec(attributes)?.[1];
  return STYLES[style] ?? (type as Numbering | undefined) ?? "1";
}

/** 1 is a, 26 is z, 27 is aa. */
const toLetters = (at: number): string =>
  at < 1 ? "" : toLetters(Math.floor((at - 1) / 26)) + String.fromCharCode(97 + ((at - 1) % 26));

const ROMAN = { c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1 };

function toRoman(at: number): string {
  const found = Object.entries(ROMAN).find(([, value]) => value <= at);
  return found ? found[0] + toRoman(at - found[1]) : "";
}

function toNumber(at: number, numbering: Numbering): string {
  if (numbering === "1" || at < 1 || at > 399) return String(at);
  const small = numbering.toLowerCase() === "a" ? toLetters(at) : toRoman(at);
  return numbering === numbering.toLowerCase() ? small : small.toUpperCase();
}

const numberIn = (attributes: string, name: string): number | undefined => {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, "iu").exec(attributes)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Stands for the spaces before an item of a list inside a list, until the other spaces are tidied. No one types it. */
const INDENT = "\u0001";

function toListItem(lists: readonly List[], attributes: string): string {
  const list = lists.at(-1);
  const indent = INDENT.repeat(Math.max(0, lists.length - 1));
  if (!list?.numbering) return `\n${indent}• `;
  const at = numberIn(attributes, "value") ?? list.next;
  list.next = at + 1;
  return `\n${indent}${toNumber(at, list.numbering)}. `;
}

const ENDS_A_LINE =
  /^(?:p|hr|div|li|dt|dd|tr|h[1-6]|ol|ul|dl|table|caption|section|article|header|footer|main|blockquote|pre|center)$/u;

/** What takes the place of a tag. `lists` are those that are open. */
function toPlace(tag: { isEnd: boolean; name: string; attributes: string }, lists: List[]): string {
  const { isEnd, name, attributes } = tag;
  if (name === "br") return "\n";
  if (name === "ol" || name === "ul") {
    if (isEnd) lists.pop();
    else if (name === "ul") lists.push({ numbering: undefined, next: 1 });
    else lists.push({ numbering: numberingOf(attributes), next: numberIn(attributes, "start") ?? 1 });
    return "\n";
  }
  if (name === "li" && !isEnd) return toListItem(lists, attributes);
  if ((name === "td" || name === "th") && isEnd) return " ";
  return ENDS_A_LINE.test(name) ? "\n" : "";
}

function withoutTags(text: string): string {
  const lists: List[] = [];
  return text
    .replace(SMALL_DIGITS, toSmallDigits)
    .replace(TAG, (_whole, end: string, name: string, attributes: string) =>
      toPlace({ isEnd: end !== "", name: name.toLowerCase(), attributes }, lists),
    );
}

/** The text as it is, unless there is HTML in it. What only marks words, such as bold, leaves spaces and line breaks alone. */
export function textFromHtml(text: string): string {
  if (!MARKUP.test(text)) return text;
  const seen = text.replaceAll(INDENT, "").replace(UNSEEN, "");
  if (!BLOCK.test(seen)) return fromEntities(withoutTags(seen));
  // Between blocks a line break is a space.
  const plain = fromEntities(withoutTags(seen.replace(/\s*\n\s*/gu, " ")));
  return plain
    .split("\n")
    .map((line) => line.replace(/[ \t\u00a0]+/gu, " ").trim())
    .join("\n")
    .replace(/\n{2,}/gu, "\n")
    .trim()
    .replaceAll(INDENT, "  ");
}
