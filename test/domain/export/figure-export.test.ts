// What is read from exports of library systems, as they come: titles above, totals below, in English and in Spanish.
import { describe, expect, it } from "vitest";
import { readExport } from "../../../src/domain/export/figure-export.js";
import { Month } from "../../../src/domain/time/month.js";

const thisMonth = Month.parse("2026-11");

/** Rows from lines with "|" between their cells. */
const toRows = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));

const read = (text: string, name = "export.csv") => readExport(toRows(text), { name, thisMonth });

/** "2026-10 circulation 218: 4 120, 5 98", a line for each month. */
function inShort(text: string, name?: string): string[] | string {
  const answer = read(text, name);
  if (!answer.ok) return answer.why;
  return answer.value.months.map(({ month, values, byGrade }) => {
    const figures = Object.entries(values).map(([key, value]) => `${key} ${value}`);
    const grades = Object.entries(byGrade).map(([grade, value]) => `${grade} ${value}`);
    return `${month ?? "?"} ${figures.join(" ")}${grades.length > 0 ? `: ${grades.join(", ")}` : ""}`;
  });
}

describe("by grade", () => {
  it("with titles and a period above, and a total below", () => {
    const text = `
      Lincoln School
      Patron Statistics - Historical
      From 10/1/2026 | To 10/31/2026
      Printed 11/3/2026

      Grade Level | Patrons | Circulations
      PK | 20 | 45
      Kindergarten | 41 | 130
      01 | 60 | 1,204
      4th | 55 | 120
      Faculty | 12 | 18
      Total | 188 | 1,517`;
    expect(inShort(text)).toEqual(["2026-10 circulation 1517: 1 1204, 4 120, PK 45, K 130, Other 18"]);
  });

  it("in Spanish, with the month in a title", () => {
    const text = `
      Biblioteca escolar
      Circulación de octubre de 2026
      Grado | Préstamos
      Pre-K | 12
      Kínder | 40
      1.º | 98
      2do grado | 77
      Total | 227`;
    expect(inShort(text)).toEqual(["2026-10 circulation 227: 1 98, 2 77, PK 12, K 40"]);
  });

  it("with homerooms below each grade, and subtotals", () => {
    const text = `
      Homeroom | Circulations
      Grade: 4
      Smith | 60
      Jones | 70
      Subtotal | 130
      Grade: 5
      Lee | 88
      Grand Total | 218`;
    expect(inShort(text, "Circulation_October_2026.csv")).toEqual(["2026-10 circulation 218: 4 130, 5 88"]);
  });

  it("without a month anywhere", () => {
    expect(inShort("Grade | Count\n4 | 3\n5 | 4")).toEqual(["? circulation 7: 4 3, 5 4"]);
    expect(inShort("Printed 11/3/2026\nGrade | Count\n4 | 3")).toEqual(["? circulation 3: 4 3"]);
  });

  it.each([
    ["Grade 4", "4"],
    ["04", "4"],
    ["4th", "4"],
    ["4th Grade", "4"],
    ["Gr. 4", "4"],
    ["12", "12"],
    ["K", "K"],
    ["Kinder", "K"],
    ["KG", "K"],
    ["PK", "PK"],
    ["Pre-K", "PK"],
    ["Prekindergarten", "PK"],
    ["1.º", "1"],
    ["3er grado", "3"],
    ["Staff", "Other"],
    ["13", "Other"],
    ["", "Other"],
  ])("the grade %j is %s", (typed, grade) => {
    expect(inShort(`Grade | Count\n${typed} | 3\n1 | 0`)[0]).toContain(`${grade} 3`);
  });
});

describe("rows of people and checkouts", () => {
  it("are summed, and nothing of them is kept", () => {
    const text = `
      Patron Name | Barcode | Grade | Homeroom | Circulations
      Nightingale, Florence | P 1001 | 4 | Smith | 12
      Turing, Alan | P 1002 | 4 | Smith | 30
      Curie, Marie | P 1003 | 5 | Lee | 7`;
    const answer = read(text, "october 2026.csv");
    expect(inShort(text, "october 2026.csv")).toEqual(["2026-10 circulation 49: 4 42, 5 7"]);
    expect(answer).toMatchObject({ ok: true, value: { isSummed: true } });
    expect(JSON.stringify(answer)).not.toMatch(/Nightingale|Turing|Curie|100\d|Smith|Lee/);
  });

  it("are counted by month when each is a checkout", () => {
    const text = `
      Checkout Date | Title | Patron | Grade
      9/29/2026 8:15 AM | Holes | A | 4
      9/30/2026 9:01 AM | Holes | B | 5
      10/1/2026 9:30 AM | Holes | C | 4`;
    expect(inShort(text)).toEqual(["2026-09 circulation 2: 4 1, 5 1", "2026-10 circulation 1: 4 1"]);
  });

  it("may have the day first, names of months, or Excel's count of days", () => {
    expect(inShort("Fecha | Título\n13/10/2026 | a\n02/11/2026 | b")).toEqual([
      "2026-10 circulation 1",
      "2026-11 circulation 1",
    ]);
    expect(inShort("Date | Title\nOct 1, 2026 | a\n2 de octubre de 2026 | b\n2026-10-03T08:00 | c\n46296 | d")).toEqual(
      ["2026-10 circulation 4"],
    );
  });
});

it("a sheet with a row a month, made by a librarian", () => {
  const text = `
    Library figures 2026-27
    Month | Days Open | Circulation | Classes | Visits
    September | 19.5 | 1,940 | 61 | 800
    October | 21 | 2,117 | 74 |`;
  expect(inShort(text)).toEqual([
    "2026-09 daysOpen 1950 circulation 1940 classes 61 visits 800",
    "2026-10 daysOpen 2100 circulation 2117 classes 74",
  ]);
});

it("says when the file's own total differs", () => {
  expect(read("Grade | Count\n4 | 3\n5 | 4\nTotal | 9")).toMatchObject({ value: { statedTotal: 9 } });
  expect(read("Grade | Count\n4 | 3\n5 | 4\nTotal | 7")).toMatchObject({ value: { statedTotal: undefined } });
});

describe("a number", () => {
  const unclear = (...counts: string[]) => {
    const answer = read(`Grade | Count\n${counts.map((count) => `4 | ${count}`).join("\n")}`);
    return answer.ok ? [answer.value.months[0]?.values.circulation, answer.value.unclear] : answer.why;
  };
  it.each<[string[], unknown]>([
    [["2,117"], [2117, undefined]],
    [["1 940"], [1940, undefined]],
    [["1\u00a0940"], [1940, undefined]],
    [["1'940"], [1940, undefined]],
    [["98.00"], [98, undefined]],
    [["1,234,567"], [1_234_567, undefined]],
    [["2.117"], [2117, "2.117"]],
    [
      ["2.117", "1.234.567"],
      [1_236_684, undefined],
    ],
    [["2.117,00"], [2117, undefined]],
    [
      ["12", "", "-"],
      [12, undefined],
    ],
    [["12", "many"], "I can't read a number in row 3. Please correct it and choose the file again."],
    [["-4"], "I can't read a number in row 2. Please correct it and choose the file again."],
  ])("%j is %j", (counts, result) => {
    expect(unclear(...counts)).toEqual(result);
  });

  it("that Excel took for decimals is unclear, too", () => {
    const rows = [
      ["Grade", "Count"],
      ["4", 2.117],
      ["5", 98],
    ];
    expect(readExport(rows, { name: "a.xlsx", thisMonth })).toMatchObject({
      value: { unclear: "2.117", months: [{ values: { circulation: 2215 } }] },
    });
  });
});

describe("what can't be read says why", () => {
  it.each([
    ["no table", "Dear library,\nthank you.", "I couldn't find a table"],
    ["titles alone", "Circulation by homeroom | Count", "I couldn't find a table"],
    ["titles of a big table alone", "Grade | Homeroom | Circulations", "no figures below them"],
    ["several months in one sum", "9/1/2026 - 10/31/2026\nGrade | Count\n4 | 3", "more than one month"],
    ["a broken date", "Date | Title\n10/1/2026 | a\nsoon | b", "the date in row 3"],
  ])("%s", (_what, text, words) => {
    expect(inShort(text)).toContain(words);
  });
});
