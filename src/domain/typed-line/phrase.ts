// What the readers of a typed line share: the phrase they recognize, and the marks they leave in the text.

/**
 * Where in the line a phrase counts, because elsewhere the same words are more likely part of a title: at the end of any
 * part, at the end of the last part only, there but only after another phrase, or only in a part of nothing but phrases.
 */
export type Position = "end of part" | "end of line" | "after a phrase" | "own part";

/** What a phrase means, or why it can't mean anything. */
export type Parsed<Value> = { position: Position } & (
  | { value: Value; why?: undefined }
  | { value?: undefined; why: string }
);

/** Takes the place of people. Typed control characters are removed first, so no title can contain it. */
export const BREAK = "\u0001";

/** A comma inside one phrase ("grades 3, 4 and 5"). The line is not cut there. */
export const HELD_COMMA = "\u0002";

export function holdCommas(text: string, phrases: RegExp): string {
  return text.replace(phrases, (phrase) => phrase.replaceAll(",", HELD_COMMA));
}

export function releaseCommas(text: string): string {
  return text.replaceAll(HELD_COMMA, ",");
}
