// Text in the XML of a workbook, and the names of its columns.

/** Excel refuses more in one cell. */
const MAX_TEXT = 32_767;
/** XML has no other control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for.
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
/** Excel reads `_x0041_` as the letter A. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const PLAIN = /^[^&<>"_\r\p{Cc}\p{Cs}\uFFFE\uFFFF]*$/u;

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function toXmlText(text: string): string {
  const short = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  if (PLAIN.test(short)) return short;
  return short
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(NOT_IN_XML, "")
    .replace(LOOKS_ESCAPED, "_x005F_")
    .replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

/** "A" of 0, "AA" of 26. */
export function toLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : toLetters(Math.floor(column / 26) - 1) + last;
}

/** Days since the day before 1900 as Excel counts them, which is right from March 1900 on. */
export const toSerial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
