// Tests of figures as people type them. Never may one be read as 1,000 times what was meant.
import { describe, expect, it } from "vitest";
import { readByGrade, readCount, readDays, toGradeLines } from "../../src/domain/typed-figure.js";

describe("a count", () => {
  it.each([
    ["0", 0],
    ["74", 74],
    ["2117", 2117],
    [" 2117 ", 2117],
    ["2,117", 2117],
    ["2 117", 2117],
    ["1\u00A0940", 1940],
    ["1\u202F940", 1940],
    ["1'940", 1940],
    ["1’940", 1940],
    ["1,234,567", 1234567],
    ["1.234.567", 1234567],
    ["1 234 567", 1234567],
    ["2117.0", 2117],
    ["2117.00", 2117],
    ["2,117.00", 2117],
    ["２１１７", 2117],
    ["002117", 2117],
    ["100000000", 100_000_000],
  ])("%j is %i", (typed, value) => expect(readCount(typed)).toEqual({ value }));

  it.each([
    ["2.117", "Is this 2,117? Then enter 2117, without the point."],
    ["21.170", "Is this 21,170? Then enter 21170, without the point."],
    ["0.500", "Is this 500? Then enter 500, without the point."],
    ["-5", "This can't be less than 0. Leave it blank if you don't know."],
    ["−5", "This can't be less than 0. Leave it blank if you don't know."],
    ["100000001", "Enter a number up to 100,000,000."],
    ["99999999999999999999", "Enter a number up to 100,000,000."],
  ])("%j is asked about", (typed, why) => expect(readCount(typed)).toEqual({ why }));

  it.each([
    "",
    "x",
    "21.5",
    "21,5",
    "2,11",
    "2,1175",
    "2,117.5",
    "1,23,456",
    "2.117,00",
    "1e3",
    "0x10",
    "2117 books",
    "1,234 567",
    "½",
    "2117-",
    "+5",
  ])("%j is no whole number", (typed) =>
    expect(readCount(typed)).toEqual({ why: "Enter a whole number, such as 2,117." }),
  );
});

describe("days", () => {
  it.each([
    ["0", 0],
    ["21", 2100],
    ["21.5", 2150],
    ["21,5", 2150],
    ["21.50", 2150],
    ["21.25", 2125],
    ["21.500", 2150],
    [".5", 50],
    ["½", 50],
    ["21½", 2150],
    ["21 ½", 2150],
    ["21 1/2", 2150],
    ["1/4", 25],
    ["20¾", 2075],
    ["21 days", 2100],
    ["1 day", 100],
    ["21.5days", 2150],
  ])("%j are %i hundredths", (typed, value) => expect(readDays(typed)).toEqual({ value }));

  it.each([
    ["", "Enter a number of days, such as 21 or 21.5."],
    [".", "Enter a number of days, such as 21 or 21.5."],
    ["all", "Enter a number of days, such as 21 or 21.5."],
    ["1/3", "Enter a number of days, such as 21 or 21.5."],
    ["2100", "Enter a number of days, such as 21 or 21.5."],
    ["21.5.1", "Enter a number of days, such as 21 or 21.5."],
    ["21.333", "Use at most two decimals, such as 21.25."],
    ["-1", "This can't be less than 0. Leave it blank if you don't know."],
  ])("%j are asked about", (typed, why) => expect(readDays(typed)).toEqual({ why }));
});

describe("circulation by grade", () => {
  it.each([
    ["", {}],
    ["K 120\n1 204", { K: 120, "1": 204 }],
    ["K: 120\n1: 1,204\n\n", { K: 120, "1": 1204 }],
    ["Grade 3 - 214\nGrade 4 – 98", { "3": 214, "4": 98 }],
    ["3rd grade 214", { "3": 214 }],
    ["gr. 5 = 1 204", { "5": 1204 }],
    ["Kindergarten: 12; pre-k: 3; Other: 0", { K: 12, PK: 3, Other: 0 }],
    ["K:\n1: 204\n2:", { "1": 204 }],
    ["10 940", { "10": 940 }],
  ])("%j is read", (typed, byGrade) => expect(readByGrade(typed)).toEqual({ byGrade }));

  it.each([
    ["K -5", "Grade K: This can't be less than 0. Leave it blank if you don't know."],
    ["K 2.117", "Grade K: Is this 2,117? Then enter 2117, without the point."],
    ["K 120, 1 204", "Grade K: Enter a whole number, such as 2,117."],
    ["13 5", 'Begin each line with a grade from PK, K, 1 to 12, or Other. I can\'t read "13 5".'],
    ["Tess 5", 'Begin each line with a grade from PK, K, 1 to 12, or Other. I can\'t read "Tess 5".'],
    ["K 1\nk 2", "Grade K is on two lines. Keep one."],
  ])("%j is asked about", (typed, why) => expect(readByGrade(typed)).toEqual({ why }));

  it("is offered as lines to fill in, which read the same again", () => {
    const lines = toGradeLines(["K", "1", "2"], { K: 1204, "2": 0 });
    expect(lines).toBe("K: 1,204\n1:\n2: 0");
    expect(readByGrade(lines)).toEqual({ byGrade: { K: 1204, "2": 0 } });
  });
});
