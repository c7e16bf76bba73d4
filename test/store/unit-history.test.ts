// The history of a unit: written with each change or not at all, numbered, and gone with the unit.
import { describe, expect, it } from "vitest";
import type { UnitId } from "../../src/domain/ids.js";
import { DAY_MS } from "../../src/domain/time/duration.js";
import { deleteOldRows } from "../../src/store/old-rows.js";
import type { Db } from "../../src/store/sql/database.js";
import { changesOfUnit } from "../../src/store/unit-history.js";
import { addUnit, changeUnit, removeUnit, undeleteUnit } from "../../src/store/units.js";
import { addSchool, LIBRARIAN, NOW, newKey, openFile, RIVERS, TEACHER, unitOf } from "../support/database.js";

type At = Awaited<ReturnType<typeof open>>;

const later = (ms: number) => new Date(NOW.getTime() + ms);

async function open() {
  const { db } = await openFile();
  const school = await addSchool(db);
  const id = (await addUnit(db, school, { ...RIVERS, loggedBy: TEACHER, key: newKey(), now: NOW })) as UnitId;
  return { db, school, id };
}

async function change({ db, school, id }: At, fields: object, { by = TEACHER, ms = 1000 } = {}): Promise<boolean> {
  const before = await unitOf(db, school, id);
  return changeUnit(db, school, { ...before, ...fields, before, by, key: newKey(), now: later(ms) });
}

const textsIn = (db: Db) =>
  db.unitChange.findMany({
    orderBy: [{ number: "asc" }, { place: "asc" }],
    select: { field: true, before: true, after: true },
  });

describe("the history of a unit", () => {
  it("is empty for a new unit, and has each change with its person, in order, even at the same instant", async () => {
    const at = await open();
    expect(await changesOfUnit(at.db, at.school, at.id)).toEqual([]);
    await change(at, { title: "Maps", notes: "New" });
    await change(at, { partners: [TEACHER] }, { by: LIBRARIAN });
    await removeUnit(at.db, at.school, { id: at.id, by: LIBRARIAN }, later(2000));
    await undeleteUnit(at.db, at.school, { id: at.id, by: TEACHER }, later(3000));
    const history = await changesOfUnit(at.db, at.school, at.id);
    expect(
      history.map(({ by, at: when, fields }) => [
        by.id,
        when.getTime() - NOW.getTime(),
        ...fields.map(({ field }) => field),
      ]),
    ).toEqual([
      [TEACHER, 1000, "title", "notes"],
      [LIBRARIAN, 1000, "partner", "partner"],
      [LIBRARIAN, 2000, "deleted"],
      [TEACHER, 3000, "restored"],
    ]);
    expect(
      await at.db.unitChange.findMany({
        select: { number: true, place: true },
        orderBy: [{ number: "asc" }, { place: "asc" }],
      }),
    ).toEqual(
      [
        [1, 0],
        [1, 1],
        [2, 0],
        [2, 1],
        [3, 0],
        [4, 0],
      ].map(([number, place]) => ({ number, place })),
    );
  });

  it("has nothing of a change that wasn't saved", async () => {
    const at = await open();
    const stale = await unitOf(at.db, at.school, at.id);
    await change(at, { level: 1 });
    const before = await textsIn(at.db);
    expect(before).toEqual([{ field: "level", before: "3", after: "1" }]);
    const late = { ...RIVERS, title: "Late", before: stale, by: TEACHER, key: newKey(), now: later(2000) };
    expect(await changeUnit(at.db, at.school, late)).toBe(false);
    await expect(change(at, { title: "Half", partners: ["U0NOBODY001"] })).rejects.toThrow(/foreign ?key/i);
    await removeUnit(at.db, at.school, { id: at.id, by: TEACHER, seen: NOW }, later(3000));
    await undeleteUnit(at.db, at.school, { id: at.id, by: TEACHER }, later(3000));
    expect(await textsIn(at.db)).toEqual(before);
  });

  it("is shown to its own school only", async () => {
    const at = await open();
    await change(at, { level: 1 });
    expect(await changesOfUnit(at.db, { ...at.school, id: "another" as typeof at.school.id }, at.id)).toEqual([]);
  });

  it("forgets what was in notes and evidence once the change can't be undone, and nothing else", async () => {
    const at = await open();
    await change(at, { title: "Maps", notes: "A name that shouldn't be here", evidence: "Scores" });
    await change(at, { notes: "Nothing" }, { ms: DAY_MS });
    await deleteOldRows(at.db, later(DAY_MS + 1000));
    expect((await textsIn(at.db)).filter(({ field, after }) => field !== "title" && after === null)).toEqual([]);
    await deleteOldRows(at.db, later(DAY_MS + 1001));
    expect(await textsIn(at.db)).toEqual([
      { field: "title", before: RIVERS.title, after: "Maps" },
      { field: "evidence", before: null, after: null },
      { field: "notes", before: null, after: null },
      { field: "notes", before: "A name that shouldn't be here", after: "Nothing" },
    ]);
  });

  it("goes with its unit", async () => {
    const at = await open();
    await change(at, { level: 1 });
    await removeUnit(at.db, at.school, { id: at.id, by: TEACHER }, later(2000));
    expect(await at.db.unitChange.count()).toBe(2);
    await deleteOldRows(at.db, later(2 * DAY_MS + 3000));
    expect(await at.db.unitChange.count()).toBe(0);
  });
});
