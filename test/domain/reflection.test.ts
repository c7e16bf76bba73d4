// The rules of reflections: what is missing, how answers read, which list follows, and when figures may be shown.
import { describe, expect, it } from "vitest";
import {
  type ChoiceQuestion,
  choiceOf,
  errorsInAnswers,
  ideasForShortestAnswer,
  labelOf,
  readFilledSheet,
  roadblockSlots,
  roomForEach,
  type Sheet,
  type TextQuestion,
  tally,
} from "../../src/domain/reflection.js";

const KIND: ChoiceQuestion = {
  kind: "choice",
  key: "kind",
  label: "What kind?",
  sharedAs: "Kind:",
  look: "menu",
  options: [
    { value: "a", text: "Apples" },
    { value: "b", text: "Pears" },
  ],
};
const WHY: TextQuestion = {
  kind: "text",
  key: "why",
  label: "Why?",
  sharedAs: "Why",
  ideas: "whys",
  labelWhen: { question: "kind", is: "b", label: "Why pears?", sharedAs: "Why not apples" },
};
const HOW: TextQuestion = {
  kind: "text",
  key: "how",
  label: "How?",
  sharedAs: "",
  ideas: "hows",
  neededWith: ["kind"],
};
const SHEET: Sheet = {
  key: "fruit",
  name: "Fruit",
  title: "Fruit",
  about: "fruit",
  sharedAs: ["fruit"],
  prompt: "Which fruit?",
  minutes: 1,
  questions: [KIND, WHY, HOW],
};
const EMPTY = "Answer at least one question. A few words are enough.";

describe("the errors in answers", () => {
  it.each<[Record<string, string>, Record<string, string>]>([
    [{}, { kind: EMPTY }],
    [{ lunch: "pears" }, { kind: EMPTY }],
    [{ why: "Because" }, {}],
    [{ kind: "a" }, { how: "Write a few words here." }],
    [{ kind: "a", how: "By hand" }, {}],
    [{ kind: "plums", how: "By hand" }, { kind: "This choice is no longer available. Choose another one." }],
  ])("%j are %j", (answers, errors) => {
    expect(errorsInAnswers(SHEET, answers)).toEqual(errors);
  });

  it.each<[Sheet["questions"][number], string]>([
    [{ ...KIND, required: true }, "Choose one."],
    [{ ...WHY, required: true }, "Write a few words here."],
    [{ ...KIND, neededWith: ["how"] }, "Choose one."],
    [{ ...KIND, neededWith: ["how"], missing: "Choose a kind of fruit." }, "Choose a kind of fruit."],
    [{ ...WHY, required: true, missing: "Say why." }, "Say why."],
  ])("have words for each kind of required question", (question, words) => {
    expect(
      errorsInAnswers({ ...SHEET, questions: [question, { ...HOW, neededWith: [] }] }, { how: "By hand" }),
    ).toEqual({
      [question.key]: words,
    });
  });
});

describe("the fields of a form", () => {
  it.each<[Record<string, unknown>, object]>([
    [{}, { answers: {}, audience: "me", channel: undefined }],
    [
      { why: "", how: "By hand", lunch: "x", kind: ["a"] },
      { answers: { how: "By hand" }, audience: "me" },
    ],
    [
      { audience: "librarians", channel: "C1" },
      { audience: "librarians", channel: undefined },
    ],
    [
      { audience: "channel", channel: "C1" },
      { audience: "channel", channel: "C1" },
    ],
    [{ audience: "channel" }, { audience: "channel", channel: undefined }],
    [
      { audience: "everyone", channel: "C1" },
      { audience: "me", channel: undefined },
    ],
  ])("%j are read as %j", (fields, filled) => {
    expect(readFilledSheet(SHEET, fields)).toMatchObject({ sheet: SHEET, ...filled });
  });

  it("name a roadblock where one is explained, on a sheet that checks back", () => {
    const answers = { "explain-1": "Lunch", "category-2": "other", "explain-3": "Time" };
    expect(roadblockSlots({ sheet: { ...SHEET, checksBack: true }, answers })).toEqual([1, 3]);
    expect(roadblockSlots({ sheet: SHEET, answers })).toEqual([]);
  });
});

describe("written-out answers", () => {
  it("of a choice are its words, if it is still on the sheet; a label follows the other answers", () => {
    expect(choiceOf(KIND, "b")?.text).toBe("Pears");
    expect(choiceOf(KIND, "plums")).toBeUndefined();
    expect(choiceOf(WHY, "a")).toBeUndefined();
    expect([labelOf(WHY, { kind: "a" }), labelOf(WHY, { kind: "b" })]).toEqual(["Why?", "Why pears?"]);
  });

  it.each<[number[], number, number]>([
    [[10, 20], 100, 100],
    [[100, 100], 100, 50],
    [[10, 200, 200], 100, 45],
    [[10, 20, 500], 100, 70],
    [[], 100, 100],
  ])("share the room fairly: texts of %j characters with room for %s get %s each", (lengths, room, each) => {
    const texts = lengths.map((length) => "x".repeat(length));
    expect(roomForEach(texts, room)).toBe(each);
    expect(texts.reduce((sum, text) => sum + Math.min(text.length, each), 0)).toBeLessThanOrEqual(room);
  });
});

describe("the list of ideas after saving", () => {
  it.each<[Record<string, string>, string]>([
    [{ why: "a long answer", how: "short" }, "hows"],
    [{ why: "short", how: "a long answer" }, "whys"],
    [{ how: "short" }, "whys"],
    [{}, "whys"],
  ])("after %j is %s", (answers, ideas) => {
    expect(ideasForShortestAnswer(SHEET, answers)).toBe(ideas);
  });

  it("is missing when no question has one", () => {
    expect(ideasForShortestAnswer({ ...SHEET, questions: [KIND] }, {})).toBeUndefined();
  });
});

describe("figures", () => {
  const by = (person: string, answer: string) => ({ person, answer });

  it.each([
    ["of two people aren't shown, however many answers they gave", [by("1", "a"), by("2", "a"), by("2", "b")], []],
    [
      "of three people are shown, the most frequent answer first",
      [by("1", "a"), by("2", "b"), by("3", "b")],
      [
        { text: "Pears", count: 2 },
        { text: "Apples", count: 1 },
      ],
    ],
    [
      "leave out choices no longer on the sheet",
      [by("1", "a"), by("2", "x"), by("3", "x")],
      [{ text: "Apples", count: 1 }],
    ],
  ])("%s", (_what, answers, counts) => {
    expect(tally(KIND, answers)).toEqual(counts);
  });
});
