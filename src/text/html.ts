// Text that was copied as HTML, such as from a state's page of standards: its words, numbering and line breaks.
import { Parser } from "htmlparser2";
import { fromEntities } from "./html-entities.js";
import { type Attributes, type List, toList, toMarker } from "./html-list.js";
import { BLOCK, HIDES, LINE, MARKUP, withTagsOnly } from "./html-tags.js";

const SIGNS = "0123456789+-−";
const SMALL: Partial<Record<string, string>> = { sup: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻", sub: "₀₁₂₃₄₅₆₇₈₉₊₋₋" };

/** "10<sup>3</sup>" isn't 103. */
function toSmall(text: string, signs: string): string {
  if (!/^\s*[+−-]?\d+\s*$/u.test(text)) return text;
  return [...text.trim()].map((sign) => signs[SIGNS.indexOf(sign)]).join("");
}

/** Stands for a space that stays, until the other spaces are tidied. No one types it. */
const KEPT_SPACE = "\u0001";

/** No list of standards is deeper. */
const MAX_INDENT = 8;

/** What was read so far. */
interface Reading {
  out: string[];
  /** Words were the last thing there; a line ended after them; or an item of a list or a cell has begun, and is empty. */
  at: "words" | "line end" | "beginning";
  /** The lists that are open. */
  lists: List[];
  /** How many tags are open whose content nobody sees. */
  hidden: number;
  /** How many are open in which line breaks and spaces count. */
  kept: number;
  /** Whether its tags make lines. Otherwise line breaks and spaces count everywhere. */
  hasLines: boolean;
  /** The signs for small digits, inside of such a tag. */
  small: string | undefined;
}

function endLine(reading: Reading): void {
  if (reading.at === "words") reading.at = "line end";
}

function beginLine(reading: Reading): void {
  if (reading.at === "line end") reading.out.push("\n");
}

function begin(reading: Reading, name: string, attributes: Attributes): void {
  const { out, lists } = reading;
  if (HIDES.test(name)) reading.hidden += 1;
  if (name === "pre") reading.kept += 1;
  reading.small = SMALL[name] ?? reading.small;
  if (LINE.test(name)) endLine(reading);
  if (name === "ol" || name === "ul") lists.push(toList(name, attributes));
  if (name === "li") {
    const indent = KEPT_SPACE.repeat(2 * Math.min(MAX_INDENT, Math.max(0, lists.length - 1)));
    out.push("\n", indent, toMarker(lists.at(-1), attributes));
  }
  if (name === "td" || name === "th") beginLine(reading);
  if (name === "li" || name === "td" || name === "th") reading.at = "beginning";
}

function end(reading: Reading, name: string): void {
  if (HIDES.test(name)) reading.hidden -= 1;
  if (name === "pre") reading.kept -= 1;
  if (SMALL[name]) reading.small = undefined;
  if (name === "ol" || name === "ul") reading.lists.pop();
  if (name === "td" || name === "th") {
    // What ends a line in a cell doesn't end the row.
    reading.at = "words";
    reading.out.push(" ");
  } else if (LINE.test(name)) endLine(reading);
}

const toSpaced = (text: string, isKept: boolean): string =>
  isKept ? text.replace(/[ \t]/gu, KEPT_SPACE) : text.replace(/\s+/gu, " ");

function add(reading: Reading, text: string): void {
  if (reading.hidden > 0) return;
  if (reading.hasLines && reading.at !== "words" && text.trim() === "") return;
  beginLine(reading);
  const shown = reading.small ? toSmall(text, reading.small) : text;
  reading.out.push(reading.hasLines ? toSpaced(shown, reading.kept > 0) : shown);
  reading.at = "words";
}

function read(html: string): Reading {
  const hasLines = BLOCK.test(html);
  const reading: Reading = { out: [], at: "beginning", lists: [], hidden: 0, kept: 0, hasLines, small: undefined };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => begin(reading, name, attributes),
      onclosetag: (name) => end(reading, name),
      ontext: (text) => add(reading, fromEntities(text)),
    },
    { decodeEntities: false },
  );
  parser.end(html);
  return reading;
}

/** The text as it is, unless there is HTML in it. What only marks words, such as bold, leaves spaces and line breaks alone. */
export function textFromHtml(text: string): string {
  if (!MARKUP.test(text)) return text;
  const { out, hasLines } = read(withTagsOnly(text.replaceAll(KEPT_SPACE, "")));
  const lines = out.join("").split("\n");
  if (!hasLines) return lines.join("\n");
  return lines
    .map((line) => line.replace(/\s+/gu, " ").trim())
    .filter((line) => line.replaceAll(KEPT_SPACE, "") !== "")
    .join("\n")
    .replaceAll(KEPT_SPACE, " ")
    .trim();
}
