// What the fields of a plan accept: words of an overview, texts told when they are too long, and standards letter for letter.
import { describe, expect, it } from "vitest";
import {
  countWords,
  isUnitField,
  MAX_AREA,
  MAX_PLAN_TEXT,
  PLAN_FIELDS,
  PLAN_TEXTS,
  PlanSchemas,
  PRIVATE_PLAN_FIELD,
  toTooManyWords,
  UNIT_PLAN_FIELDS,
} from "../../../src/domain/plan/plan-fields.js";
import { textFromHtml } from "../../../src/text/html.js";

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");
const problemOf = (field: keyof typeof PlanSchemas, text: string) =>
  PlanSchemas[field].safeParse(text).error?.issues[0]?.message;

describe("the fields", () => {
  it("are those of the Template, each once", () => {
    expect(new Set(PLAN_FIELDS).size).toBe(PLAN_FIELDS.length);
    for (const field of [...PLAN_TEXTS, ...UNIT_PLAN_FIELDS, PRIVATE_PLAN_FIELD]) expect(PLAN_FIELDS).toContain(field);
  });

  it("that a log entry says are its title, grades, subject, level and day, and no others", () => {
    expect(PLAN_FIELDS.filter(isUnitField)).toEqual(["title", "grades", "subject", "level", "day"]);
  });
});

describe("words of an overview", () => {
  it.each([
    ["", 0],
    [" \n\t ", 0],
    ["one", 1],
    ["well-known  facts\nand – so on", 5],
    ["  1. two 3 ", 3],
    ["rivers—and deltas", 2],
    ["rivers - deltas — seas –", 3],
    ["one\r\ntwo\n\n\nthree\u2028four", 4],
    ["one\u00A0two", 2],
    ["don't  Ms. Rivera's", 3],
    ["…  • ✓ 🌊", 0],
    ["¿Dónde está el río?", 4],
    ["学生们建造三角洲", 4],
    ["แม่น้ำไหลลงทะเล", 4],
    ["Grade 4 学习 河流", 4],
  ])("%j has %i", (text, count) => expect(countWords(text)).toBe(count));

  it("may be 100, and no more: the error counts them", () => {
    expect(PlanSchemas.overview.parse(words(100))).toBe(words(100));
    expect(problemOf("overview", words(101))).toBe("101 words: 1 too many.");
    expect(problemOf("overview", words(112))).toBe("112 words: 12 too many.");
    expect(toTooManyWords(250)).toBe("250 words: 150 too many.");
  });

  it("are counted over line breaks, and dashes alone are none", () => {
    expect(problemOf("overview", words(100).replaceAll(" ", "\n"))).toBeUndefined();
    expect(problemOf("overview", words(100).replaceAll(" ", " – "))).toBeUndefined();
    expect(problemOf("overview", words(101).replaceAll(" ", "\n\n"))).toBe("101 words: 1 too many.");
  });

  it("are counted without the tags of HTML", () => {
    const html = (count: number) => `<p class="wide text here">${words(count).replaceAll(" ", "</p>\n<p>")}</p>`;
    expect(PlanSchemas.overview.parse(html(100))).toBe(words(100).replaceAll(" ", "\n"));
    expect(problemOf("overview", html(101))).toBe("101 words: 1 too many.");
  });

  it("aren't fewer in a language without spaces", () => {
    expect(problemOf("overview", "学生们建造三角洲".repeat(26))).toMatch(/^1\d\d words: \d+ too many\.$/);
  });

  it("may be none", () => {
    for (const empty of ["", "  \n ", undefined, null]) expect(PlanSchemas.overview.parse(empty)).toBeUndefined();
  });
});

describe("a text that is too long", () => {
  it.each(["text", "indicators", "duty", "standard"] as const)(
    "is refused in %s with its length, and not cut",
    (field) => {
      expect(PlanSchemas[field].parse("x".repeat(MAX_PLAN_TEXT))).toBe("x".repeat(3000));
      expect(problemOf(field, "x".repeat(3001))).toBe("Keep it to 3000 characters or fewer. This has 3001.");
      expect(problemOf(field, "ten thousand words ".repeat(3334))).toMatch(/^Keep it to 3000 .* This has 6\d{4}\.$/);
    },
  );

  it("is refused in a content area and in a job title", () => {
    expect(PlanSchemas.area.parse("x".repeat(MAX_AREA))).toBe("x".repeat(75));
    expect(problemOf("area", "x".repeat(76))).toBe("Keep it to 75 characters or fewer. This has 76.");
    expect(problemOf("jobTitle", "x".repeat(76))).toBe("Keep it to 75 characters or fewer. This has 76.");
  });

  it("counts what stays of HTML, not its tags", () => {
    expect(PlanSchemas.text.parse(`<div>${"<b>x</b>".repeat(3000)}</div>`)).toBe("x".repeat(3000));
  });
});

describe("standards", () => {
  it.each([
    ["\n4-ESS2-1.\n\n\n   a.  Observe\n", "4-ESS2-1.\n\n\n   a.  Observe"],
    ["   1. indented first line", "   1. indented first line"],
    ["1.\ta\r\n2.\tb", "1.\ta\n2.\tb"],
    ["“Quoted” – §112.15(b)(1) • é", "“Quoted” – §112.15(b)(1) • é"],
    ["a < b and c > d", "a < b and c > d"],
  ])("%j are kept letter for letter", (typed, kept) => expect(PlanSchemas.standard.parse(typed)).toBe(kept));

  it.each(["", " \n \n", undefined])("%j are none", (typed) =>
    expect(PlanSchemas.standard.parse(typed)).toBeUndefined(),
  );

  it("lose only characters that can't be seen", () => {
    expect(PlanSchemas.standard.parse("4\u200B-ESS\u202E2\u0007")).toBe("4-ESS2");
  });

  it("are read in a time that grows no faster than their text", () => {
    const typed = `4-ESS2-1${" ".repeat(300_000)}x`;
    expect(problemOf("standard", typed)).toBe("Keep it to 3000 characters or fewer. This has 300009.");
  });
});

describe("text copied as HTML", () => {
  it.each([
    ["4-ESS2-1.\n   a. Observe", "4-ESS2-1.\n   a. Observe"],
    ["a < b and c > d & e", "a < b and c > d & e"],
    ["<p>One</p><p>Two</p>", "One\nTwo"],
    ["RL.4.1<br>RL.4.2<br/>RL.4.3", "RL.4.1\nRL.4.2\nRL.4.3"],
    ['<ol start="3"><li>Observe</li><li>Explain</li></ol>', "3. Observe\n4. Explain"],
    ["<ul><li>Maps</li><li>Models<ul><li>Clay</li></ul></li></ul>", "• Maps\n• Models\n  • Clay"],
    ["<b>Earth&rsquo;s</b>&nbsp;systems &#167;4 &#x41; &unknown;", "Earth’s systems §4 A &unknown;"],
    ["<span>&#99999999; &#x110000;</span>", "&#99999999; &#x110000;"],
  ])("%j", (html, text) => expect(textFromHtml(html)).toBe(text));

  it.each(["text", "overview", "standard", "indicators", "duty"] as const)("becomes text in %s", (field) => {
    expect(PlanSchemas[field].parse("<ol><li>Observe</li><li>Explain</li></ol>")).toBe("1. Observe\n2. Explain");
  });
});
