// Tests of a unit's fields, the rules between them, and when two units are one.
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../src/domain/ids.js";
import { SchoolDay } from "../../src/domain/time/school-day.js";
import { checkUnit, sameUnit, UnitFields } from "../../src/domain/unit.js";

const today = SchoolDay.parse("2026-11-18");
const tess = asPersonId("UTESS");
const lee = asPersonId("ULEE");
const kim = asPersonId("UKIM");
const typed = { title: "Ancient Egypt", date: "2026-11-12", grades: ["6"], level: "2", partners: ["ULEE"] };

describe("a unit's fields", () => {
  it("need only the Template's five", () => {
    const fields = UnitFields.parse(typed);
    expect(fields).toMatchObject({ title: "Ancient Egypt", level: 2, grades: ["6"], partners: [lee] });
    expect([fields.evidence, fields.subject, fields.classes, fields.notes]).toEqual(Array(4).fill(undefined));
  });

  it("treat empty and absent optional answers alike", () => {
    const empty = UnitFields.parse({ ...typed, evidence: " ", subject: "", classes: "", notes: null });
    expect(JSON.stringify(empty)).toBe(JSON.stringify(UnitFields.parse(typed)));
  });

  it.each([
    ["title", " ", "Give the unit a name or topic."],
    ["title", "x".repeat(151), "Keep it to 150 characters or fewer. This has 151."],
    ["date", "2026-02-30", "Choose a date."],
    ["grades", [], "Choose at least one grade."],
    ["level", "5", "Choose a level of partnership from 1 to 4."],
    ["evidence", "x".repeat(2001), "Keep it to 2000 characters or fewer. This has 2001."],
    ["subject", "x".repeat(76), "Keep it to 75 characters or fewer. This has 76."],
    ["notes", "x".repeat(2001), "Keep it to 2000 characters or fewer. This has 2001."],
    ["others", "x".repeat(76), "Keep each name to 75 characters or fewer."],
    ["partners", Array.from({ length: 21 }, (_, n) => `U${n}`), "Choose no more than 20 partners."],
    ["classes", "0", "Enter a whole number from 1 to 200."],
    ["classes", 201, "Enter a whole number from 1 to 200."],
    ["classes", "2.5", "Enter a whole number from 1 to 200."],
    ["classes", "1e2", "Enter a whole number from 1 to 200."],
    ["classes", -3, "Enter a whole number from 1 to 200."],
    ["classes", "three", "Enter a whole number from 1 to 200."],
  ])("refuse %s %j in plain words", (field, value, message) => {
    const result = UnitFields.safeParse({ ...typed, [field]: value });
    expect(result.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([[field, message]]);
  });

  it.each([
    ["3", 3],
    [" 3 ", 3],
    [200, 200],
    [null, undefined],
  ])("read %j classes as %s", (value, expected) => {
    expect(UnitFields.shape.classes.parse(value)).toBe(expected);
  });

  it("name each partner once", () => {
    expect(UnitFields.shape.partners.parse(["ULEE", "UKIM", "ULEE"])).toEqual([lee, kim]);
    expect(UnitFields.shape.partners.parse(Array(30).fill("ULEE"))).toEqual([lee]);
  });
});

describe("the rules between fields", () => {
  const evidence = "Level 4 needs evidence. What data on student learning shaped the plan?";
  const alone = "Choose someone besides yourself. Units here are ones you worked on together.";
  const nobody = "Choose at least one partner. List people who aren't in this Slack under Others.";
  it.each([
    [{}, {}],
    [{ level: 4 }, { evidence }],
    [{ level: 4, evidence: "Grade 6 reading assessment" }, {}],
    [{ level: 3, evidence: "Grade 6 reading assessment" }, {}],
    [{ date: "2000-01-01" }, {}],
    [{ date: "1999-12-31" }, { date: "Choose a date in 2000 or later." }],
    [{ date: "2027-11-18" }, {}],
    [{ date: "2027-11-19" }, { date: "Choose a date no later than a year from today." }],
    [{ partners: ["UTESS"] }, { partners: alone }],
    [{ partners: ["UTESS", "ULEE"] }, {}],
    [{ partners: [] }, { partners: nobody }],
    [{ partners: undefined }, { partners: nobody }],
    [{ partners: undefined, others: " , " }, { partners: nobody }],
    [{ partners: undefined, others: "Ms. Rivera" }, {}],
    [{ partners: ["UTESS"], others: "Ms. Rivera" }, {}],
    [
      { level: 4, date: "1999-12-31" },
      { evidence, date: "Choose a date in 2000 or later." },
    ],
  ])("answer %j with %j", (changed, problems) => {
    expect(checkUnit(UnitFields.parse({ ...typed, ...changed }), { today, loggedBy: tess })).toEqual(problems);
  });
});

describe("two entries", () => {
  const unit = { title: "Ancient Egypt", date: today, loggedBy: tess, partners: [lee], others: ["Ms. Rivera"] };
  it.each([
    ["the same", unit, true],
    ["logged by the partner", { ...unit, loggedBy: lee, partners: [tess] }, true],
    ["typed differently", { ...unit, title: " ancient  EGYPT" }, true],
    ["naming the logger too", { ...unit, partners: [lee, tess] }, true],
    ["with another title", { ...unit, title: "Ancient Rome" }, false],
    ["on another day", { ...unit, date: SchoolDay.parse("2026-11-17") }, false],
    ["with one more partner", { ...unit, partners: [lee, kim] }, false],
    ["with another partner", { ...unit, partners: [kim] }, false],
    ["with the name outside Slack written differently", { ...unit, others: ["RIVÉRA"] }, true],
    ["with another name outside Slack", { ...unit, others: ["Ms. Ito"] }, false],
    ["without the name outside Slack", { ...unit, others: [] }, false],
  ])("%s are one unit: %s", (_case, other, expected) => {
    expect(sameUnit(unit, other)).toBe(expected);
    expect(sameUnit(other, unit)).toBe(expected);
  });
});
