// The rules of plans, as tables of cases: words, AASL's numbers, completeness, merging, and text copied as HTML.
import { describe, expect, it } from "vitest";
import { STANDARD_SETS } from "../../../src/content/standards.js";
import { asPersonId } from "../../../src/domain/ids.js";
import { completenessOf, isReady, problemsIn } from "../../../src/domain/plan/completeness.js";
import { changedFields, mergePlans } from "../../../src/domain/plan/merge.js";
import {
  countWords,
  EMPTY_PLAN,
  PLAN_FIELDS,
  PlanSchemas,
  type PlanValues,
} from "../../../src/domain/plan/plan-fields.js";
import { toItems, valuesFromItems } from "../../../src/domain/plan/plan-items.js";
import { codesOfSet, readCodes } from "../../../src/domain/plan/standards.js";
import { PLAN_STEPS, stepOf } from "../../../src/domain/plan/steps.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { textFromHtml } from "../../../src/text/html.js";

const FULL: PlanValues = {
  title: "Rivers",
  people: [
    { id: asPersonId("U1"), name: "Lee", role: "librarian", jobTitle: "Library media specialist" },
    { name: "Ms. Rivera", role: "teacher" },
  ],
  grades: ["4", "5"],
  subject: "Science",
  level: 4,
  day: SchoolDay.parse("2026-11-16"),
  overview: "Students build a delta.",
  timeFrame: "Three weeks",
  deficits: [{ area: "Science", indicators: "Diagrams" }],
  standards: [{ area: "Science", text: "4-ESS2-1.\n  a. Observe" }],
  aasl: ["1.1.7", "IV.B.2"],
  librarianDuties: [{ text: "Teach notes", addressesGap: true }],
  teacherDuties: [{ text: "Lead the lab", addressesGap: false }],
  ...{
    print: "a",
    electronic: "b",
    audiovisuals: "c",
    equipment: "d",
    product: "e",
    assessment: "f",
    adaptations: "g",
  },
};

describe("a plan's values", () => {
  it("come back from their items, field by field", () => {
    const items = new Map(PLAN_FIELDS.map((field) => [field, toItems(FULL, field)] as const));
    expect(valuesFromItems(items, new Map([["U1", "Lee"]]))).toEqual(FULL);
    expect(valuesFromItems(new Map(), new Map())).toEqual(EMPTY_PLAN);
  });

  it("belong to one step each", () => {
    expect(PLAN_STEPS.flatMap(({ fields }) => fields).toSorted()).toEqual([...PLAN_FIELDS].toSorted());
    for (const field of PLAN_FIELDS) expect(stepOf(field).fields).toContain(field);
    for (const { title } of PLAN_STEPS) expect(title.length).toBeLessThanOrEqual(24);
  });
});

describe("words of an overview", () => {
  it.each([
    ["", 0],
    ["one", 1],
    ["well-known  facts\nand – so on", 5],
    ["  1. two 3 ", 3],
  ])("%j has %i", (text, words) => expect(countWords(text)).toBe(words));

  it("of any field are told how many characters fit, and none are cut", () => {
    const refused = PlanSchemas.text.safeParse("x".repeat(9345));
    expect(refused.error?.issues[0]?.message).toBe("Keep it to 3000 characters or fewer. This has 9345.");
    expect(PlanSchemas.standard.safeParse("x".repeat(3001)).error?.issues[0]?.message).toContain("This has 3001.");
  });

  it("are at most 100, counted in the error", () => {
    expect(PlanSchemas.overview.safeParse("word ".repeat(100)).success).toBe(true);
    const refused = PlanSchemas.overview.safeParse("word ".repeat(112));
    expect(refused.error?.issues[0]?.message).toBe("112 words: 12 too many.");
  });
});

describe("AASL's numbers", () => {
  it("are 83 in the set of 2007 and 68 in the framework of 2018", () => {
    expect(STANDARD_SETS.map(({ ranges }) => codesOfSet(ranges)?.length)).toEqual([83, 68]);
  });

  it.each<[string, string[]]>([
    ["", []],
    ["1.1.7", ["1.1.7"]],
    ["1.1.1-1.1.3; iv.b.2 and 2.4.4", ["1.1.1", "1.1.2", "1.1.3", "IV.B.2", "2.4.4"]],
    ["• 1.1.7\n• 1.1.7", ["1.1.7"]],
    ["AASL 2018: VI.D.3", ["VI.D.3"]],
  ])("%j", (typed, codes) => expect(readCodes(typed, STANDARD_SETS)).toEqual({ codes }));

  it.each([
    ["1.1.10", /can't find 1\.1\.10 in AASL's standards of 2007 and 2018/],
    ["VII.A.1", /can't find VII\.A\.1/],
    ["1.1.1 Follow an inquiry-based process", /Enter only the numbers.*I found these: 1\.1\.1\./],
    ["Inquire", /Enter only the numbers/],
    ["1.1.3-1.1.1", /Enter only the numbers/],
  ])("%j is refused", (typed, problem) =>
    expect(readCodes(typed, STANDARD_SETS)).toEqual({ problem: expect.stringMatching(problem) }),
  );

  it("of a set that the school doesn't use are refused", () => {
    const sets = STANDARD_SETS.filter(({ key }) => key === "2018");
    expect(readCodes("1.1.7", sets)).toEqual({ problem: "I can't find 1.1.7 in AASL's standards of 2018." });
  });
});

describe("completeness", () => {
  it("counts the thirteen parts and names the empty ones", () => {
    expect(completenessOf(EMPTY_PLAN, 0)).toMatchObject({ filled: 0, of: 13 });
    expect(completenessOf(FULL, 0)).toEqual({ filled: 12, of: 13, empty: ["Attachments"] });
    expect(completenessOf(FULL, 1)).toEqual({ filled: 13, of: 13, empty: [] });
  });

  it.each<[string, Partial<PlanValues>, string[]]>([
    ["nothing", {}, []],
    ["no title", { title: "" }, ["a title"]],
    ["no librarian", { people: [{ name: "Ms. Rivera", role: "teacher" }] }, ["a librarian"]],
    ["no people", { people: [] }, ["a librarian", "a teacher"]],
    ["no grade", { grades: [] }, ["a grade"]],
    ["no overview", { overview: undefined }, ["an overview"]],
    ["level 4 without gaps", { deficits: [] }, ["the areas of deficit or gaps that make it level 4"]],
    ["level 3 without gaps", { deficits: [], level: 3 }, []],
    ["a long overview", { overview: "word ".repeat(101) }, ["a shorter overview (101 words: 1 too many.)"]],
  ])("with %s", (_what, change, needed) => {
    const values = { ...FULL, ...change };
    expect(problemsIn(values).map(({ words }) => words)).toEqual(needed);
    expect(isReady(values)).toBe(needed.length === 0);
  });
});

describe("merging", () => {
  const base = FULL;
  it.each<[string, Partial<PlanValues>, Partial<PlanValues>, string[], string[]]>([
    ["nobody changed anything", {}, {}, [], []],
    ["only mine", {}, { print: "mine" }, ["print"], []],
    ["only theirs", { print: "theirs" }, {}, [], []],
    ["different fields", { print: "theirs" }, { product: "mine" }, ["product"], []],
    ["the same change", { print: "same" }, { print: "same" }, [], []],
    ["the same field", { print: "theirs" }, { print: "mine", product: "mine" }, ["product"], ["print"]],
    ["one of them emptied it", { print: undefined }, { print: "mine" }, [], ["print"]],
    ["rows", { standards: [] }, { standards: [{ area: "Art", text: "x" }] }, [], ["standards"]],
  ])("%s", (_what, theirs, mine, saved, conflicts) => {
    const merged = mergePlans({ base, theirs: { ...base, ...theirs }, mine: { ...base, ...mine } });
    expect(merged).toEqual({ mine: saved, conflicts });
  });

  it("compares in the order of the Template", () => {
    expect(changedFields(FULL, EMPTY_PLAN)).toEqual([...PLAN_FIELDS]);
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

  it("keeps standards letter for letter otherwise", () => {
    const typed = "\n4-ESS2-1.\n\n\n   a.  Observe\n";
    expect(PlanSchemas.standard.parse(typed)).toBe("4-ESS2-1.\n\n\n   a.  Observe");
  });
});
