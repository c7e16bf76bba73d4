// Answers for any sheet, so tests follow the list of sheets.
import type { Sheet } from "../../src/domain/reflection.js";

/** Answers every question: texts with what `write` returns for their key, choices by cycling through the options. */
export function answersTo(sheet: Sheet, write: (key: string) => string): Record<string, string> {
  let choices = 0;
  return Object.fromEntries(
    sheet.questions.flatMap((question) => {
      if (question.kind === "text") return [[question.key, write(question.key)]];
      const option = question.options[choices++ % question.options.length];
      return option ? [[question.key, option.value]] : [];
    }),
  );
}
