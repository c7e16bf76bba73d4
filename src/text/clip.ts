// Cuts text to a length without cutting a character in half. Lengths are UTF-16 units, as Slack's clients count.

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The longest flags and families have 14 units or fewer. Anything longer may be cut anywhere between code points. */
const MAX_GRAPHEME = 32;

/** Where to cut: at `max`, or before the character that crosses it. What people see as one character can be many units. */
function findCut(text: string, max: number): number {
  // A boundary depends on nothing after the next code point.
  const start = graphemes.segment(text.slice(0, max + 2)).containing(max)?.index ?? max;
  if (start > 0 && max - start <= MAX_GRAPHEME) return start;
  return /^[\uDC00-\uDFFF]/.test(text.slice(max)) && /[\uD800-\uDBFF]$/.test(text.slice(0, max)) ? max - 1 : max;
}

/** The beginning of the text, at most `max` units, and the rest. */
export function splitText(text: string, max: number): [beginning: string, rest: string] {
  if (text.length <= max) return [text, ""];
  const at = findCut(text, max);
  return [text.slice(0, at), text.slice(at)];
}

/** The beginning of the text, at most `max` units. */
export const cut = (text: string, max: number): string => splitText(text, max)[0];

/** The text in pieces of at most `max` units. Empty text has none. */
export function toPieces(text: string, max: number): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ""; ) {
    const [piece, after] = splitText(rest, max);
    pieces.push(piece);
    rest = after;
  }
  return pieces;
}

/** Cuts text to `max` units, ending in an ellipsis. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${cut(text, max - 1)}…`;
}

/** Like `clip`, but cuts at the end of a word if it can. */
export function clipAtWord(text: string, max: number): string {
  const clipped = clip(text, max);
  return clipped === text ? text : clipped.replace(/[\s,;:.–-]+\S*…$/, "…");
}
