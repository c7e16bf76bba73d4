// Tests of the many ways people write the same unit, and of what they write that has to be asked about.
import { describe, expect, it } from "vitest";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { readUnitLine } from "../../../src/domain/typed-line/unit-line.js";

// A Wednesday.
const today = SchoolDay.parse("2026-11-18");
const read = (text: string) => readUnitLine(text, { today, monthFirst: true, subjects: ["Science", "Social studies"] });

describe("read in full", () => {
  it.each<[string, { title?: string; grades?: string[]; level?: number; date?: string; partners?: string[] }]>([
    ["Kites, grade 3 - grade 5, L2, <@U1>", { grades: ["3", "4", "5"] }],
    ["Kites, K-2 & grade 5, L2, <@U1>", { grades: ["K", "1", "2", "5"] }],
    ["Kites 9th grade 11/12 L2 <@U1>", { grades: ["9"], date: "2026-11-12" }],
    ["Kites, 6th, L2, <@U1>", { grades: ["6"] }],
    ["Kites, G6, L2, <@U1>", { grades: ["6"] }],
    ["Kites, grd 6, L2, <@U1>", { grades: ["6"] }],
    ["Kites, garde 6, levle 2, <@U1>", { grades: ["6"], level: 2 }],
    ["Kites, grade #6, level #2, <@U1>", { grades: ["6"], level: 2 }],
    ["Kites, 5th graders & kinders, L2, <@U1>", { grades: ["K", "5"] }],
    ["Kites, grade level: 6, level = 2, <@U1>", { grades: ["6"], level: 2 }],
    ["title: Kites; grade: 6; level: 2; partner: <@U1>; date: Nov 12", { grades: ["6"], date: "2026-11-12" }],
    ["Kites, grade 6, 3 collab, <@U1>", { grades: ["6"], level: 3 }],
    ["Kites, grade 6 - 3 collaboration - <@U1>", { grades: ["6"], level: 3 }],
    ["Kites, grade 6, coordinaton, <@U1>", { level: 2 }],
    ["Kites, grade 6, level ii, <@U1>", { level: 2 }],
    ["Kites, grade 6, rated 2, <@U1>", { level: 2 }],
    ["nov 12: Kites, grade 6, L2, <@U1>", { date: "2026-11-12" }],
    ["Nov 12 Kites, grade 6, L2, <@U1>", { date: "2026-11-12" }],
    ["Kites yesterday, grade 6, L2, <@U1>", { date: "2026-11-17" }],
    ["Kites, grade 6, L2, <@U1>, tusday", { date: "2026-11-17" }],
    ["Kites, grade 6, L2, <@U1> on Novmber 12", { date: "2026-11-12" }],
    ["Kites, grade 6, L2, <@U1>, day before yesterday", { date: "2026-11-16" }],
    ["Kites, grade 6, L2, <@U1> done Thursday the 12th", { date: "2026-11-12" }],
    ["Kites, grade 6, L2, <@U1>, Thu 11/12", { date: "2026-11-12" }],
    ["Kites, grade 6, L2, <@U1> was on 12-Nov-2026", { date: "2026-11-12" }],
    ["Kites, grade 6, L2, <@U1>, today (Nov 18)", { date: "2026-11-18" }],
    ["Kites, grade 6, L2, <@U1>, 2nd quarter, Nov 12", { date: "2026-11-12" }],
    ["Kites, grade 6, L2, co-taught with <@U1>", { partners: ["U1"] }],
    ["Kites, grade 6, L2 with help from our librarian <@U1>", { partners: ["U1"] }],
    ["Kites, grade 6, L2, <@U1> and I", { partners: ["U1"] }],
    ["Kites, grade 6, L2 w/ <@U1> + <@U2> and her class", { partners: ["U1", "U2"] }],
    ["Kites, grade 6, L2 with <@U1>'s class", { partners: ["U1"] }],
    ["Kites\u2014grade 6\u2014L2\u2014<@U1>", { grades: ["6"], level: 2 }],
    ["Kites, grades K\u20112, L2, <@U1>", { grades: ["K", "1", "2"] }],
    ["Kites, grades 3 \u2013 5, L2, <@U1>", { grades: ["3", "4", "5"] }],
    ["Kites\ngrade 6\nL2\n<@U1>", { grades: ["6"] }],
    ["Kites / grade 6 / L2 / <@U1>", { grades: ["6"] }],
    ["Kites. Grade 6. L2. <@U1>.", { grades: ["6"] }],
    ["please log Kites, grade 6, L2, <@U1>", {}],
    ["I worked with <@U1> on Kites, grade 6, L2", {}],
  ])("%s", (text, expected) => {
    const { values, missing, unclear, leftover } = read(text);
    expect(values).toMatchObject({
      title: "Kites",
      partners: ["U1"],
      level: expected.level ?? values.level,
      ...expected,
    });
    expect({ missing, unclear, leftover }).toEqual({ missing: [], unclear: [], leftover: [] });
  });

  it.each([
    ["Spanish level 3, grade 10, level 2, <@U1>", "Spanish level 3"],
    ["Kindergarten, here we come!, grade K, L2, <@U1>", "Kindergarten, here we come!"],
    ["Teamwork, collaboration, trust, grade 4, L2, <@U1>", "Teamwork, collaboration, trust"],
    ["The letter K, grade 1, L2, <@U1>", "The letter K"],
    ["Getting ready for 3rd grade, grade 2, L2, <@U1>", "Getting ready for 3rd grade"],
    ["Poems ch. 1-3, grade 4, L2, <@U1>", "Poems ch. 1-3"],
    [":kite: Kites :tada:, grade 4, L2, <@U1>", ":kite: Kites :tada:"],
    ["Kites, grade 4, L2, <@U1> :tada:", "Kites"],
    ['"Grade 6, level 3" board game, grade 4, L2, <@U1>', '"Grade 6, level 3" board game'],
    ["The U.S., grade 4, L2, <@U1>", "The U.S."],
    ["Science, grade 4, L2, <@U1>", "Science"],
    ["Grade 6 band, L2, <@U1>", "Grade 6 band"],
    ["Max Page, Second Grader, grade 2, L2, <@U1>", "Max Page, Second Grader"],
    ['"What is a rule?" K, L2, <@U1>', '"What is a rule?"'],
    ["Lions in March 10th grade L2 <@U1>", "Lions in March"],
    ["Sundays with Grandpa, grade 2, L2, <@U1>", "Sundays with Grandpa"],
  ])("the title of %s is %s", (text, title) => {
    const { values, missing, unclear, leftover } = read(text);
    expect(values.title).toBe(title);
    expect({ missing, unclear, leftover }).toEqual({ missing: [], unclear: [], leftover: [] });
  });

  it("puts classes and a subject from the school's list in their fields, and other details in the notes", () => {
    expect(read("Kites, grade 4, science, L2, <@U1>, 3 classes, period 2, room 12").values).toMatchObject({
      ...{ title: "Kites", subject: "Science", classes: 3, notes: "period 2, room 12" },
    });
    expect(read("Kites, grade 4, subject: Drama, L2, <@U1>").values.subject).toBe("Drama");
    expect(read("Reading, science and art, grade 4, L2, <@U1>").values).not.toHaveProperty("subject");
  });
});

describe("asked about, with the field left empty", () => {
  it.each([
    ["last week", "date"],
    ["recently", "date"],
    ["over the weekend", "date"],
    ["on Mondays", "date"],
    ["Mon and Tues", "date"],
    ["end of October", "date"],
    ["since Nov 2", "date"],
    ["Nov 10, 11", "date"],
    ["Nov 12-14", "date"],
    ["1st quarter", "date"],
    ["the week of Nov 9", "date"],
    ["Monday, Nov 12", "date"],
    ["11-12-26", "date"],
    ["on Earth Day", "date"],
    ["and kim", "partners"],
    ["and mr. jones today", "partners"],
    ["+ the art teacher", "partners"],
    [", Kim", "partners"],
    ["levels 2 and 3", "level"],
    ["all grades", "grades"],
  ])("%s", (words, field) => {
    const { values, unclear } = read(`Kites, grade 6, L2 with <@U1> ${words}`);
    expect(values.title).toBe("Kites");
    expect(values).not.toHaveProperty(field);
    expect(unclear.map((part) => part.field)).toEqual([field]);
  });

  it.each([
    ["Kites in October, grade 6, L2, <@U1>", "date"],
    ["Kites Tuesday, grade 6, L2, <@U1>", "date"],
    ["July 4: Kites, grade 6, L2, <@U1>", "date"],
    ["Remembering September 11, grade 6, L2, <@U1>", "date"],
    ["Kites, grade 6, L2 with Kim and <@U1>", "partners"],
    ["Kites, grade 6, L2, with lee", "partners"],
    ["Kites, grade 6, L2, partner: Lee", "partners"],
    ["Kites, 3-5, L2, <@U1>", "grades"],
  ])("%s", (text, field) => {
    const { values, unclear } = read(text);
    expect(values).not.toHaveProperty(field);
    expect(unclear.map((part) => part.field)).toEqual([field]);
  });

  it("asks for the grades after a dash that may be a range", () => {
    expect(read("World War 1 - 8th grade - L2 - <@U1>")).toMatchObject({ missing: ["grades"], values: { level: 2 } });
  });

  it("asks for the level in a line whose only one may be the subject's", () => {
    expect(read("Spanish Level 3, grade 10, <@U1>")).toMatchObject({
      ...{ values: { title: "Spanish Level 3" }, missing: ["level"], unclear: [] },
    });
  });
});

describe("words in several places", () => {
  it.each([
    ["Kites, grade 6, in the wind, L2, <@U1>", ["in the wind"]],
    ["Kites with <@U1> at the park, grade 6, L2", ["at the park"]],
    ["Kites, grade 4, 2, <@U1>", ["2"]],
    ["Kites, grade 6, fun, L2, <@U1>, it was great", ["fun", "it was great"]],
  ])("%s: only the first are the title", (text, leftover) => {
    const line = read(text);
    expect(line.values.title).toBe("Kites");
    expect(line.leftover).toEqual(leftover);
  });
});

it("a line longer than Slack's advice is read as far as that", () => {
  const line = read(`Kites, grade 6, L2, <@U1> ${"x ".repeat(2000)}, Nov 12`);
  expect(line).toMatchObject({ isCut: true, values: { title: "Kites", grades: ["6"], level: 2 } });
  expect(line.values).not.toHaveProperty("date");
});
