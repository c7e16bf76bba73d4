// Makes text that people type safe to store and show: one line or paragraphs, up to a length.
import { z } from "zod";

/** Without `missing`, empty text is allowed. */
type TextMessages = { missing?: string };

/** Lone surrogates, which can't be stored, and bidi overrides and isolates, which can disguise what a text says. */
const UNWANTED = /[\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
const CONTROL_BUT_NEW_LINE = /(?!\n)\p{Cc}/gu;
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Splits text into tidy lines. Empty if nothing in it is visible. */
function toTidyLines(text: string): string[] {
  const lines = text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(CONTROL_BUT_NEW_LINE, "")
    .replace(UNWANTED, "")
    .normalize("NFC")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim());
  // A title of nothing but zero-width characters would be an empty cell in the report.
  return lines.some((line) => VISIBLE.test(line)) ? lines : [];
}

/** Text as it is stored on one line: each run of spaces becomes one. */
export function tidyLine(text: string): string {
  return toTidyLines(text).join(" ").replace(/\s+/g, " ").trim();
}

function tidyParagraph(text: string): string {
  return toTidyLines(text)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

export function singleLineText(max: number, messages: TextMessages) {
  return typedText(tidyLine, max, messages);
}

export function multiLineText(max: number, messages: TextMessages) {
  return typedText(tidyParagraph, max, messages);
}

/** Empty text becomes undefined. */
export function optionalText(schema: ReturnType<typeof singleLineText>) {
  return schema
    .nullish()
    .transform((text) => text || undefined)
    .optional();
}

function typedText(tidy: (text: string) => string, max: number, { missing }: TextMessages) {
  return z
    .string(missing ?? "Enter some text.")
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(missing === undefined ? 0 : 1, missing)
        // Not zod's max, which counts code points. UTF-16 units are the safe side of Slack's limit.
        .refine((text) => text.length <= max, {
          error: ({ input }) => `Keep it to ${max} characters or fewer. This has ${String(input).length}.`,
        }),
    );
}
