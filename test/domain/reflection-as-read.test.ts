// What others read of a reflection: the writer's words in the order of the sheet, never the labels of its form.
import { describe, expect, it } from "vitest";
import { sheets } from "../../src/content/index.js";
import { roadblocks } from "../../src/content/roadblocks.js";
import { taxonomy } from "../../src/content/taxonomy.js";
import { type RoadblockState, sharedWords, statesAfter, toSharedItems } from "../../src/domain/reflection-as-read.js";
import { answersTo } from "../support/sheet-answers.js";

const TWO = {
  ...{ "category-1": "scheduling", "explain-1": "No planning time", "solution-1": "Wednesdays" },
  ...{ "category-3": "other", "explain-3": "We hardly meet" },
};

describe("what was shared", () => {
  it.each<[Record<string, string>, string]>([
    [{ "explain-1": "A" }, "a roadblock"],
    [{ "explain-1": "A", "explain-3": "B" }, "two roadblocks"],
    [{ "explain-1": "A", "explain-2": "B", "explain-3": "C" }, "three roadblocks"],
  ])("%j is %s", (answers, words) => {
    expect(sharedWords({ sheet: roadblocks, answers })).toBe(words);
  });

  it("keeps the parts of a roadblock together, and leaves out a category that says nothing", () => {
    expect(toSharedItems(roadblocks, TWO)).toEqual([
      {
        slot: 1,
        parts: [
          { kind: "choice", lead: "", text: "Scheduling Patterns" },
          { kind: "text", lead: "", text: "No planning time" },
          { kind: "text", lead: "Idea", text: "Wednesdays" },
        ],
      },
      { slot: 3, parts: [{ kind: "text", lead: "", text: "We hardly meet" }] },
    ]);
  });

  it("follows the order of the sheet, and says it otherwise where the sheet asks otherwise", () => {
    const partsOf = (answers: Record<string, string>) =>
      toSharedItems(taxonomy, answers).flatMap(({ parts }) => parts.map(({ lead, text }) => `${lead}: ${text}`));
    expect(partsOf({ "next-level": "Time", level: "6", lunch: "x" })).toEqual([
      "Level: 6 Planned gathering",
      "What it takes to reach the next level: Time",
    ]);
    expect(partsOf({ "next-level": "The principal", level: "10" })[1]).toBe(
      "What keeps the library at this level: The principal",
    );
    expect(partsOf({ level: "11" })).toEqual(["Level: 11"]);
  });

  it.each(sheets.map((sheet) => [sheet.key, sheet] as const))("(%s) says nothing in a form's words", (_key, sheet) => {
    const answers = answersTo(sheet, (key) => `Words of ${key}`);
    const said = [
      sharedWords({ sheet, answers }),
      ...toSharedItems(sheet, answers).flatMap(({ parts }) => parts.map(({ lead }) => lead)),
    ];
    const labels = [sheet.name, sheet.title, ...sheet.questions.map(({ label }) => label)];
    expect(said.filter((words) => labels.includes(words) || /[?]|\b[A-Z]{2,}\b/.test(words))).toEqual([]);
  });
});

describe("what is known of roadblocks after a change", () => {
  const known: RoadblockState[] = [
    { slot: 1, state: "solved", sharedSolution: "Wednesdays" },
    { slot: 3, state: "open", sharedSolution: undefined },
  ];

  it.each<[string, Record<string, string>, RoadblockState[]]>([
    [
      "follows the words to another slot",
      { "explain-2": "No planning time" },
      [{ slot: 2, state: "solved", sharedSolution: "Wednesdays" }],
    ],
    ["is nothing for other words", { "explain-1": "No time to plan" }, []],
    ["stays where nothing changed", TWO, known],
  ])("%s", (_case, answers, expected) => {
    expect(statesAfter({ answers: TWO, roadblocks: known }, { sheet: roadblocks, answers })).toEqual(expected);
  });
});
