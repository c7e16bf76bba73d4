// The reflection sheets as data: the packet's names and questions, word for word, and within what Slack's forms hold.
import { describe, expect, it } from "vitest";
import { benefits } from "../../src/content/benefits.js";
import { BENEFITING, benefitsList } from "../../src/content/benefits-list.js";
import { sheets } from "../../src/content/index.js";
import { administration, culture, scheduling } from "../../src/content/roadblock-hints.js";
import { roadblocks } from "../../src/content/roadblocks.js";
import { taxonomy } from "../../src/content/taxonomy.js";
import type { Choice, Question } from "../../src/domain/reflection.js";
import { MAX_MODAL_TITLE, MAX_OPTION_TEXT } from "../../src/slack/message/limits.js";

const optionsOf = (question: Question | undefined): readonly Choice[] =>
  question?.kind === "choice" ? question.options : [];
const labels = (questions: readonly Question[]) => questions.map(({ label }) => label);

describe("the taxonomy", () => {
  it("has the packet's ten levels by their exact names, each with its range", () => {
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

  it("asks three questions then, the last another one at level 10", () => {
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
  it("asks the packet's four questions", () => {
    expect(labels(benefits.questions)).toEqual([
      "How do TEACHERS benefit?",
      "How do LIBRARIANS benefit?",
      "How do STUDENTS benefit?",
      "How can we work with standardized test data so that we ALL benefit?",
    ]);
  });

  it("has a list of sheet 6 for each of those asked about, whole", () => {
    const asked = benefits.questions.flatMap((question) => (question.kind === "text" && question.ideas) || []);
    expect(asked.filter((ideas) => !BENEFITING.some((who) => who === ideas))).toEqual([]);
    expect(BENEFITING.map((who) => [benefitsList[who].title, benefitsList[who].items.length])).toEqual([
      ["Teachers", 17],
      ["Library media specialists", 6],
      ["Administrators", 7],
      ["Students", 6],
    ]);
  });
});

describe("roadblocks", () => {
  it("are three, each with its category, Explain and Potential Solution; one is enough", () => {
    expect(labels(roadblocks.questions)).toEqual(
      ["First", "Second", "Third"].flatMap((ordinal) => [
        `${ordinal} roadblock: what kind?`,
        `${ordinal} roadblock: Explain`,
        `${ordinal} roadblock: Potential Solution`,
      ]),
    );
    expect(roadblocks.questions.filter(({ required }) => required).map(({ key }) => key)).toEqual([
      "category-1",
      "explain-1",
    ]);
    expect(roadblocks.returns).toBe(true);
  });

  it("have the packet's four categories, three of them with its hints", () => {
    for (const place of [0, 3, 6]) {
      expect(optionsOf(roadblocks.questions[place]).map(({ text, hints }) => [text, hints?.heading])).toEqual([
        ["School Culture", "A wise LMS will…"],
        ["Scheduling Patterns", "A wise LMS will…"],
        ["Administrative Support", "A wise LMS will…"],
        ["Other", undefined],
      ]);
    }
    expect([culture, scheduling, administration].map(({ items }) => items.length)).toEqual([8, 7, 11]);
  });
});

describe.each(sheets.map((sheet) => [sheet.key, sheet] as const))("the sheet %s", (_key, sheet) => {
  it("fits Slack's forms: its title, and every option and its line", () => {
    expect(sheet.title.length).toBeLessThanOrEqual(MAX_MODAL_TITLE);
    const texts = sheet.questions.flatMap((question) =>
      optionsOf(question).flatMap(({ text, about }) => [text, about ?? ""]),
    );
    expect(texts.filter((text) => text.length > MAX_OPTION_TEXT)).toEqual([]);
  });

  it("has keys and values of their own, and refers only to questions it has", () => {
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

it("every sheet has a word of its own", () => {
  expect(sheets.map(({ key }) => key)).toEqual(["taxonomy", "benefits", "roadblocks"]);
});
