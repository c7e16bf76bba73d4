// Keeps text in CSV from being taken for a formula: spreadsheets run what begins with these signs.

/** The signs, in full width as well, behind any number of apostrophes: text that looks guarded is guarded once more. */
const LOOKS_LIKE_A_FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** An apostrophe in front tells a spreadsheet, and people, that this is text. */
export const guardText = (text: string): string => (LOOKS_LIKE_A_FORMULA.test(text) ? `'${text}` : text);

/** The text as it was before guardText. */
export const unguardText = (text: string): string =>
  text.startsWith("'") && LOOKS_LIKE_A_FORMULA.test(text) ? text.slice(1) : text;
