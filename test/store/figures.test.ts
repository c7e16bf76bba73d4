// Tests of the rows of figures: all of a change or nothing, and never over what somebody else saved.
import { describe, expect, it } from "vitest";
import { Month } from "../../src/domain/time/month.js";
import { type FigureChange, figuresBetween, figuresOfMonth, saveFigures } from "../../src/store/figures.js";
import { addSchool, LIBRARIAN, NOW, newKey, openFile, TEACHER } from "../support/database.js";

const OCTOBER = Month.parse("2026-10");
const NOVEMBER = Month.parse("2026-11");

async function open() {
  const { db } = await openFile();
  const school = await addSchool(db);
  const save = (figures: readonly FigureChange[], { month = OCTOBER, key = newKey(), by = LIBRARIAN } = {}) =>
    saveFigures(db, school, { month, figures, by, key, now: NOW });
  const read = () => figuresBetween(db, school, { from: OCTOBER, to: NOVEMBER });
  return { db, school, save, read };
}

const of = (value: number | undefined, cause = "") => ({ value, cause });
const DAYS = { key: "daysOpen", before: undefined, after: of(2150) } as const;
const LOANS = { key: "circulation", before: undefined, after: of(2117, "Book fair") } as const;
const GRADE_K = { key: "circulation", grade: "K", before: undefined, after: of(117) } as const;

describe("figures of a month", () => {
  it("are read by month, with causes and grades", async () => {
    const { save, read } = await open();
    expect(await save([LOANS, DAYS, GRADE_K])).toBe("saved");
    expect(await save([{ key: "classes", before: undefined, after: of(0) }], { month: NOVEMBER })).toBe("saved");
    const causes = [{ key: "circulation", text: "Book fair" }];
    expect([...(await read())]).toEqual([
      [OCTOBER, { values: { circulation: 2117, daysOpen: 2150 }, byGrade: { K: 117 }, causes }],
      [NOVEMBER, { values: { classes: 0 }, byGrade: {}, causes: [] }],
    ]);
  });

  it("are read with who changed each last, in their order", async () => {
    const { db, school, save } = await open();
    await save([GRADE_K, LOANS, DAYS]);
    await save([{ ...LOANS, before: LOANS.after, after: of(2118) }], { by: TEACHER });
    const figures = await figuresOfMonth(db, school, OCTOBER);
    expect(figures.map(({ key, grade, value, changedBy }) => [key, grade, value, changedBy.id])).toEqual([
      ["daysOpen", undefined, 2150, LIBRARIAN],
      ["circulation", undefined, 2118, TEACHER],
      ["circulation", "K", 117, LIBRARIAN],
    ]);
  });

  it("may be not reported for a cause, which is no figure", async () => {
    const { save, read } = await open();
    await save([{ key: "circulation", before: undefined, after: of(undefined, "The system was down") }]);
    const causes = [{ key: "circulation", text: "The system was down" }];
    expect((await read()).get(OCTOBER)).toEqual({ values: {}, byGrade: {}, causes });
    const before = of(undefined, "The system was down");
    expect(await save([{ key: "circulation", before, after: of(5) }])).toBe("saved");
  });

  it("leave no row when they are cleared", async () => {
    const { db, save, read } = await open();
    await save([LOANS, DAYS]);
    expect(await save([{ ...LOANS, before: LOANS.after, after: undefined }])).toBe("saved");
    expect((await read()).get(OCTOBER)?.values).toEqual({ daysOpen: 2150 });
    expect(await db.figure.count()).toBe(1);
  });

  it.each<[string, FigureChange]>([
    ["was added meanwhile", { key: "daysOpen", before: undefined, after: of(2000) }],
    ["has another value", { key: "daysOpen", before: of(2100), after: of(2000) }],
    ["has another cause", { key: "daysOpen", before: of(2150, "Snow"), after: of(2000) }],
    ["was cleared meanwhile", { key: "classes", before: of(74), after: of(75) }],
    ["was cleared by someone else, too", { key: "classes", before: of(74), after: undefined }],
  ])("are all left alone when one %s", async (_name, change) => {
    const { save, read } = await open();
    await save([DAYS]);
    const before = await read();
    expect(await save([LOANS, change])).toBe("changed");
    expect(await read()).toEqual(before);
  });

  it("are saved once per request", async () => {
    const { save, read } = await open();
    await save([DAYS], { key: "once" });
    expect(await save([{ ...DAYS, before: DAYS.after, after: of(100) }], { key: "once" })).toBe("repeated");
    expect((await read()).get(OCTOBER)?.values).toEqual({ daysOpen: 2150 });
  });

  it("are saved by one of two librarians at once", async () => {
    const { save, read } = await open();
    const both = await Promise.all([save([LOANS, DAYS]), save([{ ...DAYS, after: of(2000) }], { by: TEACHER })]);
    expect(both.sort()).toEqual(["changed", "saved"]);
    expect([...(await read()).values()]).toHaveLength(1);
  });
});
