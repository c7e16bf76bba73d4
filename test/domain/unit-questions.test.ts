// The optional questions about a unit: their data, and the school's own lists.
import { describe, expect, it } from "vitest";
import { UnitFields } from "../../src/domain/unit.js";
import { UnitQuery } from "../../src/domain/unit-query.js";
import {
  MAX_ANSWER,
  OwnList,
  questionOf,
  sortCounts,
  toAnswerText,
  toAnswerWords,
  toPieces,
  type UnitQuestion,
  unitQuestions,
} from "../../src/domain/unit-questions.js";

const questions: readonly UnitQuestion[] = unitQuestions;

describe("the questions", () => {
  it("have keys that are no other field of a unit or of a search, and no two the same", () => {
    const keys = questions.map(({ key }) => key);
    const others = [...Object.keys(UnitFields.shape), ...Object.keys(UnitQuery.shape), "time"];
    expect(new Set([...keys, ...others]).size).toBe(keys.length + new Set(others).size);
    expect(keys.filter((key) => !/^[a-z][A-Za-z]+$/.test(key))).toEqual([]);
  });

  it("have answers with different values, texts and words", () => {
    for (const { options } of questions) {
      for (const part of ["value", "text", "words"] as const) {
        const texts = (options ?? []).map((option) => option[part]);
        expect(new Set(texts).size).toBe(texts.length);
      }
    }
  });
});

describe("a list as it is pasted", () => {
  it.each([
    [undefined, []],
    ["", []],
    ["Citing sources\n\n  Asking questions  \n", ["Citing sources", "Asking questions"]],
    ["• One\n- Two\n* Three\n– Four, with a comma", ["One", "Two", "Three", "Four, with a comma"]],
    ["RI.6.1 Cite evidence\r\nRI.6.1 Cite evidence", ["RI.6.1 Cite evidence"]],
    ["-5 degrees", ["-5 degrees"]],
  ])("%j has the entries %j", (pasted, entries) => {
    expect(OwnList.parse(pasted)).toEqual(entries);
  });

  it("refuses an entry that no menu can carry, and says why", () => {
    const { error } = OwnList.safeParse(`Short\n${"x".repeat(MAX_ANSWER + 1)}`);
    expect(error?.issues[0]?.message).toBe("Keep it to 150 characters or fewer. This has 151.");
  });
});

it.each([
  ["taughtBy", "together", "Taught together", "Who taught: Together"],
  ["taughtBy", "librarian", "Taught by the librarian", "Who taught: The librarian"],
  ["kind", "other", "Kind of work: something else", "Kind of work: Something else"],
  ["place", "library", "Held in the library", "Where: In the library"],
  ["skills", "Citing sources", "Skills: Citing sources", "Skills or standards: Citing sources"],
  ["taughtBy", "a removed one", "Taught a removed one", "Who taught: a removed one"],
] as const)("the answer %s %s reads as a sentence and after a label", (key, answer, sentence, labeled) => {
  const question = questionOf(key);
  expect(`${question.lead} ${toAnswerWords(question, answer)}`).toBe(sentence);
  expect(`${question.label}: ${toAnswerText(question, answer)}`).toBe(labeled);
});

it("pieces of a list each fit, and together are the list", () => {
  const lines = Array.from({ length: 300 }, (_, index) => `RI.${index} ${"x".repeat(index % 40)}`);
  const pieces = toPieces(lines, 3000);
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.filter((piece) => piece.length > 3000)).toEqual([]);
  expect(pieces.join("\n").split("\n")).toEqual(lines);
  expect(toPieces([], 3000)).toEqual([]);
});

it("counts are in the order of the options; those of a school's list with the most first", () => {
  const counts = [
    { answer: "teacher", units: 5 },
    { answer: "together", units: 1 },
    { answer: "a removed one", units: 9 },
  ];
  const [taughtBy, , , skills] = questions as [UnitQuestion, UnitQuestion, UnitQuestion, UnitQuestion];
  expect(sortCounts(taughtBy, counts).map(({ answer }) => answer)).toEqual(["together", "teacher", "a removed one"]);
  expect(sortCounts(skills, counts).map(({ answer }) => answer)).toEqual(["a removed one", "teacher", "together"]);
});
