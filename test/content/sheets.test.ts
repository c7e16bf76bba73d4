// The reflection sheets as data: their exact names and questions, and that they fit in Slack's forms.
import { describe, expect, it } from "vitest";
import { benefits } from "../../src/content/benefits.js";
import { BENEFITING, benefitsList } from "../../src/content/benefits-list.js";
import { sheets } from "../../src/content/index.js";
import { HINTS_HEADING, roadblockHints } from "../../src/content/roadblock-hints.js";
import { roadblocks } from "../../src/content/roadblocks.js";
import { rubric } from "../../src/content/rubric.js";
import { taxonomy } from "../../src/content/taxonomy.js";
import { benefitTips, hintTips, tips } from "../../src/content/tips.js";
import type { Choice, Question } from "../../src/domain/reflection.js";
import { MAX_MODAL_TITLE, MAX_OPTION_TEXT } from "../../src/slack/message/limits.js";

const optionsOf = (question: Question | undefined): readonly Choice[] =>
  question?.kind === "choice" ? question.options : [];
const labels = (questions: readonly Question[]) => questions.map(({ label }) => label);

describe("the taxonomy", () => {
  it("has the ten levels by their exact names, each with its range", () => {
    expect(optionsOf(taxonomy.questions[0]).map(({ text, about }) => (about ? `${text} (${about})` : text))).toEqual([
      "1 No involvement",
      "2 Smoothly operating information infrastructure",
      "3 Individual reference assistance (cooperation)",
      "4 Spontaneous interaction and gathering (cooperation)",
      "5 Cursory planning (cooperation)",
      "6 Planned gathering (coordination)",
      "7 Evangelistic outreach/advocacy (coordination)",
      "8 Implementation of the four major programmatic elements of the LMC program (collaboration)",
      "9 The mature LMC program (collaboration)",
      "10 Curriculum development (collaboration)",
    ]);
    expect(optionsOf(taxonomy.questions[0]).map(({ about, range }) => about === range)).not.toContain(false);
  });

  it("then asks three questions, the last one different at level 10", () => {
    expect(labels(taxonomy.questions)).toEqual([
      "Mark where you are",
      "What works well for you at this level?",
      "What is your greatest success so far?",
      "What do you need to move to the next level?",
    ]);
    expect(taxonomy.questions[3]).toMatchObject({
      labelWhen: { question: "level", is: "10", label: "What keeps you at this level?" },
    });
  });
});

describe("who benefits", () => {
  it("asks its four questions", () => {
    expect(labels(benefits.questions)).toEqual([
      "How do TEACHERS benefit?",
      "How do LIBRARIANS benefit?",
      "How do STUDENTS benefit?",
      "How can we work with standardized test data so that we ALL benefit?",
    ]);
  });

  it("has the whole list of sheet 6 for each group of people it asks about", () => {
    const lists = benefits.questions.flatMap((question) => (question.kind === "text" && question.ideas) || []);
    expect(lists.filter((ideas) => !BENEFITING.some((who) => who === ideas))).toEqual([]);
    expect(BENEFITING.map((who) => [benefitsList[who].title, benefitsList[who].items.length])).toEqual([
      ["Teachers", 17],
      ["Library media specialists", 6],
      ["Administrators", 7],
      ["Students", 6],
    ]);
  });
});

describe("roadblocks", () => {
  it("come in three slots, each with a category, what's in the way and a Potential Solution; one is enough", () => {
    expect(labels(roadblocks.questions)).toEqual(
      ["First", "Second", "Third"].flatMap((ordinal) => [
        `${ordinal} roadblock: category`,
        `${ordinal} roadblock: What's in the way?`,
        `${ordinal} roadblock: Potential Solution`,
      ]),
    );
    expect(roadblocks.questions.filter(({ required }) => required).map(({ key }) => key)).toEqual([
      "category-1",
      "explain-1",
    ]);
    expect(roadblocks.checksBack).toBe(true);
  });

  it("have four categories, three of them with hints", () => {
    for (const place of [0, 3, 6]) {
      expect(optionsOf(roadblocks.questions[place]).map(({ text, hints }) => [text, hints?.heading])).toEqual([
        ["School Culture", HINTS_HEADING],
        ["Scheduling Patterns", HINTS_HEADING],
        ["Administrative Support", HINTS_HEADING],
        ["Other", undefined],
      ]);
    }
    expect(HINTS_HEADING).toBe("What librarians can do:");
    const { culture, scheduling, administration } = roadblockHints;
    expect([culture, scheduling, administration].map(({ items }) => items.length)).toEqual([8, 7, 11]);
    expect([culture, administration].map(({ background }) => /\((.*)\)\.$/.exec(background)?.[1])).toEqual([
      "Farwell, Knowledge Quest 26:2, 1998, 24–30",
      "Haycock, Teacher Librarian 27:1, 1999, 38",
    ]);
  });
});

describe("tips", () => {
  it("cover each hint and each benefit, in whole sentences, none twice", () => {
    const lengthsOf = (lists: Record<string, readonly string[]>) =>
      Object.entries(lists).map(([key, list]) => [key, list.length]);
    expect(lengthsOf(hintTips)).toEqual(Object.entries(roadblockHints).map(([key, { items }]) => [key, items.length]));
    expect(lengthsOf(benefitTips)).toEqual(BENEFITING.map((who) => [who, benefitsList[who].items.length]));
    expect(tips.filter((tip) => !/^[A-Z].*\.$/.test(tip))).toEqual([]);
    expect(new Set(tips).size).toBe(tips.length);
  });
});

describe("the words people read", () => {
  it("say librarian, and never mention the packet", () => {
    const words = JSON.stringify([sheets, rubric, benefitsList, roadblockHints, tips]);
    const exact = ["The Library Media Specialist's Taxonomy: Reflection", "Library media specialists", "LMC program"];
    const rest = exact.reduce((text, name) => text.replaceAll(name, ""), words);
    expect(rest.match(/\bLMS\b|\bLMC\b|media specialist|packet|\bwise\b/gi)).toBeNull();
  });

  it("of each level's test fit in an option", () => {
    expect(Object.values(rubric).filter(({ test }) => test.length > MAX_OPTION_TEXT)).toEqual([]);
  });
});

describe.each(sheets.map((sheet) => [sheet.key, sheet] as const))("the sheet %s", (_key, sheet) => {
  it("fits Slack's forms: its title, and every option and its description", () => {
    expect(`${sheet.title}: Reflection`.length).toBeLessThanOrEqual(MAX_MODAL_TITLE);
    const texts = sheet.questions.flatMap((question) =>
      optionsOf(question).flatMap(({ text, about }) => [text, about ?? ""]),
    );
    expect(texts.filter((text) => text.length > MAX_OPTION_TEXT)).toEqual([]);
  });

  it("uses each key and value once, and refers only to questions it has", () => {
    const keys = sheet.questions.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const question of sheet.questions) {
      const values = optionsOf(question).map(({ value }) => value);
      expect(new Set(values).size).toBe(values.length);
      const other = question.kind === "text" && question.labelWhen ? [question.labelWhen.question] : [];
      expect([...(question.neededWith ?? []), ...other].filter((key) => !keys.includes(key))).toEqual([]);
    }
    // These two are fields of every sheet's form.
    expect(keys.filter((key) => ["audience", "channel"].includes(key))).toEqual([]);
  });
});

it("every sheet has its own word, and the original three are among them", () => {
  const keys = sheets.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !/^[a-z]+$/.test(key))).toEqual([]);
  expect(keys.filter((key) => ["taxonomy", "benefits", "roadblocks"].includes(key))).toEqual([
    "taxonomy",
    "benefits",
    "roadblocks",
  ]);
});
