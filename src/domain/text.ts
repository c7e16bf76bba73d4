// What people type, made safe to keep and show: one line or a paragraph, within a length.
import { z } from "zod";

/** Without `missing`, nothing at all is an answer too. */
export type TextMessages = { missing?: string };

/** Half of a surrogate pair cannot be stored, and a bidi override or isolate can make text read as what it is not. */
const UNWANTED = /[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
const CONTROL_BUT_NEW_LINE = /(?!\n)\p{Cc}/gu;
const SEEN = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Text in the form in which it is kept, in lines. */
function toLines(text: string): string[] {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(CONTROL_BUT_NEW_LINE, "")
    .replace(UNWANTED, "")
    .normalize("NFC")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim());
  // A title of nothing but zero-width characters would stand in the report as an empty cell.
  return lines.some((line) => SEEN.test(line)) ? lines : [];
}

const list = new Intl.ListFormat("en-US");

/** "Maps, Poems, and Rivers". */
export const formatList = (items: Iterable<string>): string => list.format(items);

export function tidyLine(text: string): string {
  return toLines(text).join(" ").replace(/\s+/g, " ").trim();
}

export function tidyParagraph(text: string): string {
  return toLines(text)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

export function singleLineText(max: number, messages: TextMessages) {
  return typed(tidyLine, max, messages);
}

export function multiLineText(max: number, messages: TextMessages) {
  return typed(tidyParagraph, max, messages);
}

/** An empty answer is no answer. */
export function optionalText(schema: ReturnType<typeof singleLineText>) {
  return schema
    .nullish()
    .transform((text) => text || undefined)
    .optional();
}

function typed(tidy: (text: string) => string, max: number, { missing }: TextMessages) {
  return z
    .string(missing ?? "Write this in words.")
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(missing === undefined ? 0 : 1, missing)
        // Not zod's max: that counts code points, and a limit in UTF-16 units is the safe side of Slack's own.
        .refine((text) => text.length <= max, {
          error: ({ input }) => `Keep it to ${max} characters or fewer; this has ${String(input).length}.`,
        }),
    );
}
