// Makes text that people or Slack send safe to store and show: repairs it, and removes what can disguise what it says.

/** Letters of scripts in which a joiner changes how a word looks: Persian, Hindi, Malayalam. Not ours. */
const JOINING = String.raw`(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Inherited})[\p{L}\p{M}]`;
const EMOJI = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE0F}]`;
const DIRECTION_MARK = String.raw`[\u{200E}\u{200F}\u{61C}]`;

/** Invisible characters that belong where they are. */
const NEEDED = [
  // The flags of England, Scotland and Wales.
  String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{2,6}\u{E007F}`,
  // A family, a profession: several emoji joined into one.
  String.raw`(?<=${EMOJI})\u{200D}(?=\p{Extended_Pictographic})`,
  String.raw`(?<=${JOINING})[\u{200C}\u{200D}]`,
  // Says whether a sign is drawn as text or as an emoji. One is enough: a row of them can hide a message.
  String.raw`(?<=[^\s\p{Cc}\p{Default_Ignorable_Code_Point}])\p{Variation_Selector}`,
];
const INVISIBLE = String.raw`(?![\n\t])[\p{Cc}\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]`;

const HIDING = new RegExp(`(${NEEDED.join("|")})|${INVISIBLE}`, "gu");
/** In text that is written from right to left, single direction marks put punctuation in its place. */
const HIDING_RIGHT_TO_LEFT = new RegExp(
  `(${NEEDED.join("|")}|(?<!${DIRECTION_MARK})${DIRECTION_MARK})|${INVISIBLE}`,
  "gu",
);
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Tibetan stacks up to nine. More of them draw over the lines above and below. */
const TOO_MANY_MARKS = /(\p{M}{10})\p{M}+/gu;

/** Most text is plain, and this is faster to find out. */
const PLAIN = /^[\n\t\x20-\x7E\xA1-\xAC\xAE-\u02FF\u2010-\u2027]*$/;

/**
 * The text without control characters, bidi overrides and invisible characters. What emoji and other scripts need stays,
 * and so do tabs. Every kind of line break becomes a new line. Half of a surrogate pair, which strict readers of JSON
 * refuse, becomes a replacement character.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text;
  const lines = text.toWellFormed().replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n");
  return lines.replace(RIGHT_TO_LEFT.test(lines) ? HIDING_RIGHT_TO_LEFT : HIDING, "$1").replace(TOO_MANY_MARKS, "$1");
}

/** U+2800 is a Braille sign without dots. */
const VISIBLE = /[^\s\u2800\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Splits text into tidy lines. Empty if nothing in it is visible. */
function toTidyLines(text: string): string[] {
  const lines = cleanText(cleanText(text).normalize("NFC"))
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim());
  // A title of nothing but spaces and invisible characters would be an empty cell in the report.
  return lines.some((line) => VISIBLE.test(line)) ? lines : [];
}

/** Text as it is stored on one line: each run of spaces becomes one. */
export function tidyLine(text: string): string {
  return toTidyLines(text).join(" ").replace(/\s+/g, " ").trim();
}

/** Text as it is stored on several lines, at most one of them empty between two others. */
export function tidyParagraph(text: string): string {
  return toTidyLines(text)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
