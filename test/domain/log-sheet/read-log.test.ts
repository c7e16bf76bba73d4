// A log kept in a spreadsheet, row by row: what each kind of sheet says, and why a row can't be used.
import { describe, expect, it } from "vitest";
import type { Cells } from "../../../src/domain/log-sheet/find-columns.js";
import { type LogChoices, readLog } from "../../../src/domain/log-sheet/read-log.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";

const LEE = { id: "U0LEE", name: "Lee Librarian" };
const STAFF = [
  LEE,
  { id: "U0TESS", name: "Tess Teacher", email: "tess@lincoln.edu" },
  { id: "U0JANE", name: "Jane Park" },
];

const read = (rows: readonly Cells[], choices: LogChoices = {}, name = "") =>
  readLog([{ name, rows }], {
    ...{ choices, staff: STAFF, importer: LEE, librarian: LEE },
    today: SchoolDay.parse("2026-11-10"),
  });

/** "2025-09-14 Rivers 4 level 2 with U0TESS, Ms. Diaz". */
const linesOf = (log: ReturnType<typeof read>) =>
  log.units.map(({ unit }) => {
    const people = [...unit.partners.map(({ id }) => id), ...unit.others];
    const by = unit.loggedBy ? `${unit.loggedBy} ` : "";
    return `${unit.date} ${unit.title} ${unit.grades.join(",")} level ${unit.level} ${by}with ${people.join(", ")}`;
  });

const TITLES = ["Date", "Unit", "Grade", "Level", "Teacher"];
const row = (changes: Partial<Record<"date" | "grade" | "level" | "teacher", string | number>>) => [
  changes.date ?? "9/14/2025",
  "Rivers",
  changes.grade ?? 4,
  changes.level ?? 2,
  changes.teacher ?? "Tess Teacher",
];

describe("a sheet of units", () => {
  it("is a Google Form's answers: its questions, its timestamp and its addresses", () => {
    const log = read([
      [
        "Timestamp",
        "Email Address",
        "Name or topic of the unit",
        "What grade level(s)?",
        "Level of collaboration (see rubric)",
        "Who did you work with?",
      ],
      [
        "9/14/2025 14:03:22",
        "tess@lincoln.edu",
        "Rivers",
        "Grade 3, Grade 4",
        "3 Collaboration: shared goals and roles",
        "Park, Jane",
      ],
      ["10/2/2025 8:00:01 AM", "jane.park@lincoln.edu", "Poetry", "K", "Coordination", ""],
    ]);
    expect(log.refused).toEqual([]);
    expect(linesOf(log)).toEqual([
      "2025-09-14 Rivers 3,4 level 3 U0TESS with U0JANE",
      "2025-10-02 Poetry K level 2 U0JANE with U0LEE",
    ]);
  });

  it("has two rows of titles, titles again below, empty rows, and a row that is half empty", () => {
    const log = read([
      ["Library log", "", "", "", ""],
      ["", "", "Grade", "Level of", ""],
      ["Date", "Unit", "", "partnership", "Teacher"],
      row({}),
      ["", "", "", "", ""],
      ["Fall term", "", "", "", ""],
      ["", "Only a name", "", "", ""],
    ]);
    expect(linesOf(log)).toEqual(["2025-09-14 Rivers 4 level 2 with U0TESS"]);
    expect(log.refused.map(({ row: at, why }) => `${at} ${why}`)).toEqual([
      "6 Most of this row is empty.",
      "7 Most of this row is empty.",
    ]);
  });

  it.each<[string, string | number, string]>([
    ["an Excel number of days", 45_914, "2025-09-14"],
    ["a day as Excel shows it", "2025-09-14", "2025-09-14"],
    ["words", "Sep 14, 2025", "2025-09-14"],
    ["two digits of the year", "9/14/25", "2025-09-14"],
    ["dots", "14.9.2025", "2025-09-14"],
    ["dashes and a time", "9-14-2025 8:15", "2025-09-14"],
  ])("has a date in %s", (_how, date, expected) => {
    expect(read([TITLES, row({ date })]).units.map(({ unit }) => unit.date)).toEqual([expected]);
  });

  it("asks which of day and month comes first, unless other rows say it or a person did", () => {
    const ambiguous = [TITLES, row({ date: "3/4/26" })];
    expect(read(ambiguous).asks.dates).toBe("3/4/26");
    expect(read([...ambiguous, row({ date: "25/4/26" })]).units[0]?.unit.date).toBe("2026-04-03");
    expect(read([...ambiguous, row({ date: "4/25/26" })]).units[0]?.unit.date).toBe("2026-03-04");
    expect(read(ambiguous, { dayFirst: true }).units[0]?.unit.date).toBe("2026-04-03");
    expect(read([...ambiguous, row({ date: "25/4/26" }), row({ date: "4/25/26" })]).asks.dates).toBe("3/4/26");
  });

  it.each<[string, string | number, string]>([
    ["a range", "3-5", "3,4,5"],
    ["a range that Excel took for a date", "2026-03-05", "3,4,5"],
    ["what Excel writes of such a date into a CSV", "12-Sep", "9,10,11,12"],
    ["a list", "3, 4 & 5", "3,4,5"],
    ["names", "Pre-K, Kindergarten", "PK,K"],
    ["Bookend's own words", "K–2, Other", "K,1,2,Other"],
    ["ordinals", "6th grade", "6"],
  ])("has grades as %s", (_how, grade, expected) => {
    expect(read([TITLES, row({ grade })]).units.map(({ unit }) => unit.grades.join(","))).toEqual([expected]);
  });

  it.each<[string, Parameters<typeof row>[0], string]>([
    ["a word for a date", { date: "soon" }, "I can't read the date."],
    ["a date without a year", { date: "Sep 14" }, "This date has no year."],
    ["a date before 2000", { date: "9/14/1998" }, "The date is before 2000."],
    ["a grade that isn't one", { grade: "everyone" }, "I can't read the grade level."],
    ["a level beyond the rubric", { level: 7 }, "I can't read the level. Levels run from 1 to 4."],
    ["no level", { level: "" }, "The level is missing."],
    ["only the librarian's own name", { teacher: "Lee Librarian" }, "It doesn't say who worked on it."],
  ])("refuses a row with %s, and says so", (_how, changes, why) => {
    expect(read([TITLES, row(changes)]).refused.map((one) => one.why)).toEqual([why]);
  });

  it("asks who worked on the units if no column says so, once", () => {
    const rows = [["Date", "Unit", "Grade", "Level", "Room"], row({})];
    expect(read(rows).asks.roles).toEqual(["with"]);
    const columns = { row: 0, roles: { date: [0], title: [1], grades: [2], level: [3] } };
    expect(read(rows, { columns }).asks.roles).toEqual([]);
  });

  it.each([
    ["Park, Jane", "U0JANE"],
    ["Jane Park, Tess Teacher", "U0JANE U0TESS"],
    ["Park, Jane; Tess Teacher", "U0JANE U0TESS"],
    ["Park, Jane; Diaz, Luis", "U0JANE Luis Diaz"],
    ["Diaz, Ruiz", "Diaz Ruiz"],
    ["Diaz, Ruiz; Jane Park", "U0JANE Diaz Ruiz"],
    ["Ms. Diaz & Jane Park", "U0JANE Ms. Diaz"],
    ["tess@lincoln.edu; luis.diaz@lincoln.edu", "U0TESS Luis Diaz"],
    ["Jane Park <jane@x.org>\nMr. Ruiz", "U0JANE Mr. Ruiz"],
  ])("has people as %j", (teacher, expected) => {
    const [one] = read([TITLES, row({ teacher })]).units;
    expect([...(one?.unit.partners.map(({ id }) => id) ?? []), ...(one?.unit.others ?? [])].join(" ")).toBe(expected);
  });

  it("takes the level that a person chose for rows without one", () => {
    const rows = [
      ["Date", "Unit", "Grade", "Teacher"],
      ["9/14/2025", "Rivers", 4, "Tess Teacher"],
    ];
    expect(read(rows).asks.roles).toEqual(["level"]);
    const columns = { row: 0, roles: { date: [0], title: [1], grades: [2], with: [3] } };
    expect(linesOf(read(rows, { columns, level: 2 }))).toEqual(["2025-09-14 Rivers 4 level 2 with U0TESS"]);
  });
});

describe("a sheet of months", () => {
  it("has the columns of the Annual Summary; its total and what is computed are left out", () => {
    const log = read([
      [
        "Month",
        "Days Open",
        "Monthly Circulation",
        "Average Daily Circulation",
        "Number of Classes Served",
        "Number of Units Supported",
      ],
      ["Sept 2025", "19.5", "2,117", "108.6", "74", "14"],
      ["October 2025", "", "not reported", "–", "0", "3"],
      ["Annual TOTAL", "19.5", "2,117", "108.6", "74", "17"],
    ]);
    expect(
      log.figures.flatMap(({ figures }) => figures).map(({ month, key, value }) => `${month} ${key} ${value}`),
    ).toEqual(["2025-09 daysOpen 1950", "2025-09 circulation 2117", "2025-09 classes 74", "2025-10 classes 0"]);
    expect(log.refused).toEqual([]);
  });

  it("refuses a month that has more days than it can", () => {
    const log = read([
      ["Month", "Days Open"],
      ["September 2025", "45"],
    ]);
    expect(log.refused.map(({ row: at, why }) => `${at} ${why}`)).toEqual(["2 September has only 30 days."]);
  });
});
