// What all readers of a typed line share: what a phrase means, and the control characters they put in the text.

/**
 * Where a phrase has to be to count. Elsewhere the same words are more likely part of a title. `end of part`: at the end
 * of any part. `end of line`: at the end of the last part. `after a phrase`: the same, and only after another phrase.
 * `own part`: in a part of nothing but phrases.
 */
export type Position = "end of part" | "end of line" | "after a phrase" | "own part";

/** A phrase's value, or why it has none. */
export type Parsed<Value> = { position: Position } & (
  | { value: Value; why?: undefined }
  | { value?: undefined; why: string }
);

/** Replaces people in the text. Typed control characters are removed first, so no title can contain it. */
export const BREAK = "\u0001";

/** A comma inside one phrase ("grades 3, 4 and 5"). The line is not cut there. */
export const HELD_COMMA = "\u0002";

export function holdCommas(text: string, phrases: RegExp): string {
  return text.replace(phrases, (phrase) => phrase.replaceAll(",", HELD_COMMA));
}

export function releaseCommas(text: string): string {
  return text.replaceAll(HELD_COMMA, ",");
}
