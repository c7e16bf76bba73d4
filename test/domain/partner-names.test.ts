// Names of partners outside Slack: how they are typed in one field, and which two may be the same person.
import { describe, expect, it } from "vitest";
import { nameKey, PartnerNames } from "../../src/domain/partner-names.js";

describe("names typed in one field", () => {
  it.each([
    [undefined, []],
    ["", []],
    [" , ;\n", []],
    ["\u200b, \u2800", []],
    ["Ms. Rivera", ["Ms. Rivera"]],
    ["Ms. Rivera, Mr. Ito", ["Ms. Rivera", "Mr. Ito"]],
    ["Ms. Rivera\nMr. Ito; Ana  Lee,", ["Ms. Rivera", "Mr. Ito", "Ana Lee"]],
    ["Ana Rivera, PhD, Mr. Ito, Jr.", ["Ana Rivera, PhD", "Mr. Ito, Jr."]],
    ["Ms. Rivera, RIVÉRA, mr. ito", ["Ms. Rivera", "mr. ito"]],
    ["q\u202ex", ["qx"]],
    [
      ["Ms. Rivera", "Mr. Ito"],
      ["Ms. Rivera", "Mr. Ito"],
    ],
  ])("%j are %j", (typed, names) => {
    expect(PartnerNames.parse(typed)).toEqual(names);
  });

  it("are the same when they are read again", () => {
    const once = PartnerNames.parse("Ana Rivera, PhD, Ms. Ito");
    expect(PartnerNames.parse(once.join(", "))).toEqual(once);
    expect(PartnerNames.parse(once)).toEqual(once);
  });

  it.each([
    ["x".repeat(76), "Keep each name to 75 characters or fewer."],
    ["@rivera", "Pick people who are in this Slack under Worked with."],
    ["Ms. <@U0TEACHER01>", "Pick people who are in this Slack under Worked with."],
    ["Ms. Ito, 42", "Enter people's names."],
    [Array.from({ length: 11 }, (_, n) => `Ana ${n}`).join(), "List no more than 10 names."],
  ])("%j are refused in plain words", (typed, message) => {
    expect(PartnerNames.safeParse(typed).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

describe("two names", () => {
  it.each([
    ["Ms. Rivera", "rivera", true],
    ["Ms Rivera", "Mrs. RIVÉRA", true],
    ["Dr. Ana Rivera", "Ana Rivera (she/her)", true],
    ["Mr. O'Neil", "Mr O’Neil", true],
    ["Anne-Marie Ito", "Anne Marie Ito", true],
    ["Ana Rivera", "Ms. Rivera", false],
    ["Drake", "ake", false],
    ["Miss Mills", "Mills", true],
    ["Dr.", "Mr.", false],
    ["李老师", "李老师", true],
    ["Łukasz", "Lukas", false],
  ])("%s and %s may be the same person: %s", (a, b, expected) => {
    expect(nameKey(a) === nameKey(b)).toBe(expected);
  });

  it("are never the same because nothing of them is left", () => {
    expect(nameKey("Dr.")).not.toBe("");
    expect(nameKey("(Ana)")).not.toBe("");
  });
});
