// What all readers of a typed line share: what a phrase is, where it counts, and the marks people type between words.

/**
 * What may be to the left of a phrase. Elsewhere the same words are more likely part of a title. (To its right there is
 * always a mark, another phrase or the end.) `end of part`: anything. `end of line`: words of the title only in the last
 * part of the line. `before a phrase`: words of the title only if another phrase follows at once. `own part`: a mark or
 * another phrase. `after a phrase`: the same, but not at the beginning of the line.
 */
export type Position = "end of part" | "end of line" | "before a phrase" | "own part" | "after a phrase";

/** A phrase's value, or why it has none. */
export type Parsed<Value> = { position: Position } & (
  | { value: Value; why?: undefined }
  | { value?: undefined; why: string }
);

/** A phrase found in a text. `end` is the index after it. */
export type Found<Value> = Parsed<Value> & { end: number };

/** Replaces people in the text. Typed control characters are removed first, so no title can contain it. */
export const BREAK = "\u0001";

/** A dash of any kind. Phones turn two hyphens into one of them. */
export const DASH = "[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]";

/** Nothing that goes on with the word or number before it. */
export const WORD_END = "(?![\\p{L}\\p{N}]|['’]\\p{L})";

/** A pattern that matches at an index, in any case. */
export const sticky = (source: string): RegExp => new RegExp(source, "iuy");

/** What the pattern matches at this index. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A phrase that is the whole text. */
export function asWhole<Value>(text: string, found: Found<Value> | undefined): Parsed<Value> | undefined {
  if (found?.end !== text.length) return undefined;
  const { end: _, ...parsed } = found;
  return parsed;
}
