// The schemas of text that people type: one line or paragraphs, tidied, up to a length.
import { z } from "zod";
import { tidyLine, tidyParagraph } from "../text/clean.js";
import { tooLongWords } from "../text/too-long.js";

/** How much one person may write to another through Bookend, and the reply. */
export const MAX_PASSED_ON = 1000;

/** Without `missing`, empty text is allowed. */
type TextMessages = { missing?: string };

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
          error: ({ input }) => tooLongWords(max, String(input).length),
        }),
    );
}
