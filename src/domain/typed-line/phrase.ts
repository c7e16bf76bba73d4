// What the readers of one typed line have in common: the phrase they recognise, and the marks they leave in the text.

/**
 * Where in the line a phrase counts, because elsewhere the same words are more likely part of a title:
 * at the end of any part, at the end of the last part only, there but only behind another phrase, or only when a part
 * holds nothing but phrases.
 */
export type Position = "end of part" | "end of line" | "after a phrase" | "own part";

/** What a phrase says, or, where it says something that cannot be, why not. */
export type Parsed<Value> = { place: Position } & (
  | { value: Value; why?: undefined }
  | { value?: undefined; why: string }
);

/** Stands where people were named. Typed control characters are removed before, so no title can hold it. */
export const BREAK = "\u0001";

/** A comma inside one phrase ("grades 3, 4 and 5"), at which the line is not cut. */
export const HELD_COMMA = "\u0002";

export function holdCommas(text: string, within: RegExp): string {
  return text.replace(within, (phrase) => phrase.replaceAll(",", HELD_COMMA));
}

export function releaseCommas(text: string): string {
  return text.replaceAll(HELD_COMMA, ",");
}
