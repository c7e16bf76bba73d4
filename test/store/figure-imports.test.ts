// Figures from a file are saved all or nothing and once, and what they replaced comes back when that is undone.
import { expect, it } from "vitest";
import { Month } from "../../src/domain/time/month.js";
import * as imports from "../../src/store/figure-imports.js";
import { figuresBetween, saveFigures } from "../../src/store/figures.js";
import { deleteOldRows } from "../../src/store/old-rows.js";
import { addSchool, NOW, openFile, TEACHER } from "../support/database.js";

const OCTOBER = Month.parse("2026-10");
const DIGEST = "a".repeat(64);
const by = { by: TEACHER, now: NOW };

async function open() {
  const { db } = await openFile();
  const school = await addSchool(db, "T0000000001");
  const months = [
    {
      ...{ month: OCTOBER, unclear: "2.117", statedTotal: 9, isSummed: true },
      figures: { values: { circulation: 12 }, byGrade: { K: 12 } },
    },
  ];
  const drop = await imports.addFigureImports(db, school, { months, digest: DIGEST, ...by });
  const [read] = await imports.findFigureImports(db, school, drop);
  if (!read) throw new Error("Nothing was kept.");
  const circulation = async () =>
    (await figuresBetween(db, school, { from: OCTOBER, to: OCTOBER })).get(OCTOBER)?.values.circulation;
  const set = (before: number | undefined, after: number) =>
    saveFigures(db, school, {
      ...{ month: OCTOBER, key: `set ${after}`, ...by },
      figures: [
        {
          key: "circulation",
          before: before === undefined ? undefined : { value: before, cause: "" },
          after: { value: after, cause: "" },
        },
      ],
    });
  const change = (before: number | undefined, after: number | undefined): imports.ImportChange => ({
    ...{ id: read.id, month: OCTOBER },
    figures: [
      {
        key: "circulation",
        before: before === undefined ? undefined : { value: before, cause: "" },
        after: after === undefined ? undefined : { value: after, cause: "" },
      },
    ],
  });
  const save = (before: number | undefined) =>
    imports.saveFigureImports(db, school, { changes: [change(before, 12)], ...by });
  const undo = (after: number | undefined, now = 12) =>
    imports.undoFigureImports(db, school, { changes: [change(now, after)], ...by });
  const state = async () => (await imports.findFigureImports(db, school, drop))[0]?.state;
  const used = () => imports.monthsImported(db, school, DIGEST);
  return { db, school, drop, read, circulation, set, save, undo, state, used };
}

it("keeps what was read until it is confirmed, and then what it replaced", async () => {
  const { db, school, drop, read, set, save, used, circulation } = await open();
  expect(read).toMatchObject({ state: "read", unclear: "2.117", statedTotal: 9, isSummed: true });
  expect(read.values).toContainEqual({ key: "circulation", grade: "K", value: 12, before: undefined });
  await set(undefined, 7);
  expect(await used()).toEqual([]);
  expect(await save(7)).toBe(true);
  expect(await circulation()).toBe(12);
  expect(await used()).toEqual([OCTOBER]);
  const [saved] = await imports.findFigureImports(db, school, drop);
  expect(saved).toMatchObject({ state: "saved", values: [{ key: "circulation", value: 12, before: 7 }] });
});

it("is saved once, and not if a figure isn't as it was read", async () => {
  const { set, save, state, circulation } = await open();
  await set(undefined, 7);
  expect(await save(undefined)).toBe(false);
  expect([await state(), await circulation()]).toEqual(["read", 7]);
  expect(await save(7)).toBe(true);
  expect(await save(12)).toBe(false);
  expect(await circulation()).toBe(12);
});

it("is undone once, and not if someone changed a figure since", async () => {
  const { set, save, undo, state, used, circulation } = await open();
  expect(await undo(undefined)).toBe(false);
  await save(undefined);
  await set(12, 20);
  expect(await undo(undefined)).toBe(false);
  expect([await state(), await circulation()]).toEqual(["saved", 20]);
  await set(20, 12);
  expect(await undo(undefined)).toBe(true);
  expect([await state(), await circulation(), await used()]).toEqual(["undone", undefined, []]);
  expect(await undo(undefined)).toBe(false);
});

it("forgets after a day what nobody confirmed", async () => {
  const { db, school, drop, save } = await open();
  const later = new Date(NOW.getTime() + 25 * 60 * 60 * 1000);
  const other = await imports.addFigureImports(db, school, { months: [], digest: DIGEST, ...by });
  await save(undefined);
  await deleteOldRows(db, later);
  expect(await imports.findFigureImports(db, school, drop)).toHaveLength(1);
  const pending = await imports.addFigureImports(db, school, {
    months: [
      {
        month: OCTOBER,
        unclear: undefined,
        statedTotal: undefined,
        isSummed: false,
        figures: { values: { circulation: 1 }, byGrade: {} },
      },
    ],
    ...{ digest: DIGEST, ...by },
  });
  await deleteOldRows(db, later);
  expect(await imports.findFigureImports(db, school, pending)).toEqual([]);
  expect(await imports.findFigureImports(db, school, other)).toEqual([]);
});
