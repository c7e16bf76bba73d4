// An OH YEAH is one line of at most 300 characters.
import { describe, expect, it } from "vitest";
import { MAX_OH_YEAH_LENGTH, OhYeahText } from "../../src/domain/oh-yeah.js";

const words = (text: string) => {
  const read = OhYeahText.safeParse(text);
  return read.success ? read.data : read.error.issues.map(({ message }) => message);
};

describe("an OH YEAH", () => {
  it.each([
    ["Two classes stayed over recess.", "Two classes stayed over recess."],
    ["  two\n\nlines \t of it ", "two lines of it"],
    ["x".repeat(MAX_OH_YEAH_LENGTH), "x".repeat(MAX_OH_YEAH_LENGTH)],
    [" ".repeat(400), ["Say it in a sentence."]],
    ["", ["Say it in a sentence."]],
    ["\u200b\u2060", ["Say it in a sentence."]],
    ["x".repeat(301), ["Keep it to 300 characters or fewer. This has 301."]],
  ])("%j reads as %j", (typed, read) => {
    expect(words(typed)).toEqual(read);
  });
});
