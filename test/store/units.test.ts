// Rows of units: logged once per request, changed whole, deleted with a day to restore them, read by page and month.
import { describe, expect, it } from "vitest";
import type { UnitId } from "../../src/domain/ids.js";
import { Month } from "../../src/domain/time/month.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import type { UnitFields } from "../../src/domain/unit.js";
import { deleteOldRows } from "../../src/store/old-rows.js";
import { mutePerson } from "../../src/store/people.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { pageOfUnits, UNITS_PER_PAGE } from "../../src/store/unit-list.js";
import { firstMonth, unitsOfMonth } from "../../src/store/unit-spans.js";
import { addUnit, changeUnit, findSame, findUnit, removeUnit, UNDO_MS, undeleteUnit } from "../../src/store/units.js";
import { addSchool, LIBRARIAN, NOW, newKey, openFile, RIVERS, TEACHER, unitOf } from "../support/database.js";

const later = (ms: number) => new Date(NOW.getTime() + ms);
const day = (text: string) => text as SchoolDay;
const DECEMBER = new Date("2026-12-02T15:00:00Z");

async function open(): Promise<{ db: Db; school: School }> {
  const { db } = await openFile();
  return { db, school: await addSchool(db) };
}

let keys = 0;
async function log(at: { db: Db; school: School }, change: Partial<UnitFields> = {}, now = NOW): Promise<UnitId> {
  keys += 1;
  const id = await addUnit(at.db, at.school, { ...RIVERS, ...change, loggedBy: TEACHER, key: `key ${keys}`, now });
  if (!id) throw new Error("The key was used.");
  return id;
}

describe("logging", () => {
  it("saves every field as it was entered", async () => {
    const at = await open();
    const full: UnitFields = {
      ...RIVERS,
      title: "  <!channel> & 'ملف' 🏺",
      grades: ["PK", "12", "Other"],
      evidence: "Spring assessment",
      subject: "History",
      classes: 200,
      notes: "Line one\nline two",
      partners: [LIBRARIAN],
      answers: { taughtBy: ["together"], skills: ["RI.6.1 & 'ملف'", "Two"] },
    };
    const id = await log(at, full);
    expect(await findUnit(at.db, at.school, id)).toEqual({
      ...full,
      agreed: { level: 3, ratings: [3] },
      partnersToAsk: [LIBRARIAN],
      id,
      loggedBy: { id: TEACHER, name: TEACHER },
      partnerNames: [LIBRARIAN],
      createdAt: NOW,
      updatedAt: NOW,
      deletedAt: undefined,
    });
  });

  it("logs the same request once, even when both arrive at the same moment", async () => {
    const { db, school } = await open();
    const unit = { ...RIVERS, loggedBy: TEACHER, key: "view V1", now: NOW };
    const both = await Promise.all([addUnit(db, school, unit), addUnit(db, school, unit)]);
    expect(both.filter((id) => id !== undefined)).toHaveLength(1);
    expect(await addUnit(db, school, { ...unit, title: "Other", now: later(1000) })).toBeUndefined();
    expect((await pageOfUnits(db, school, { page: 0 })).total).toBe(1);
  });

  it("leaves nothing, not even the request, when a partner isn't in the database", async () => {
    const { db, school } = await open();
    const stranger = { ...RIVERS, partners: ["U0NOBODY001" as typeof TEACHER], loggedBy: TEACHER, key: "k", now: NOW };
    await expect(addUnit(db, school, stranger)).rejects.toThrow(/foreign ?key/i);
    expect(await db.unit.count()).toBe(0);
    expect(await addUnit(db, school, { ...stranger, partners: [LIBRARIAN] })).toBeDefined();
  });

  it("finds the same unit again, but not one of another day or a deleted one", async () => {
    const at = await open();
    const id = await log(at);
    const same = { ...RIVERS, title: "RIVERS and  deltas", loggedBy: LIBRARIAN, partners: [TEACHER] };
    expect((await findSame(at.db, at.school, same))?.id).toBe(id);
    expect(await findSame(at.db, at.school, { ...same, date: day("2026-11-09") })).toBeUndefined();
    await removeUnit(at.db, at.school, { id, by: TEACHER }, NOW);
    expect(await findSame(at.db, at.school, same)).toBeUndefined();
  });
});

describe("changing", () => {
  it("replaces the old fields with the new ones and drops what was cleared", async () => {
    const at = await open();
    const id = await log(at, { notes: "Two lessons.", subject: "Science" });
    const change = { ...RIVERS, title: "Rivers", date: day("2026-11-09"), partners: [TEACHER] };
    const before = await unitOf(at.db, at.school, id);
    expect(
      await changeUnit(at.db, at.school, { ...change, before, by: TEACHER, key: newKey(), now: later(1000) }),
    ).toBe(true);
    expect(await findUnit(at.db, at.school, id)).toMatchObject({
      ...{ title: "Rivers", date: "2026-11-09", partners: [TEACHER], notes: undefined, subject: undefined },
      ...{ createdAt: NOW, updatedAt: later(1000) },
    });
  });

  it("changes nothing when a partner isn't in the database", async () => {
    const at = await open();
    const id = await log(at);
    const before = await unitOf(at.db, at.school, id);
    const change = {
      ...RIVERS,
      title: "Half",
      partners: ["U0NOBODY001" as typeof TEACHER],
      before,
      by: TEACHER,
      key: newKey(),
      now: later(1),
    };
    await expect(changeUnit(at.db, at.school, change)).rejects.toThrow(/foreign ?key/i);
    expect(await findUnit(at.db, at.school, id)).toMatchObject({ title: RIVERS.title, partners: [LIBRARIAN] });
  });
});

describe("changing a unit that changed since it was read", () => {
  it("changes it for one of two people who save at once, and tells the other", async () => {
    const at = await open();
    const before = await unitOf(at.db, at.school, await log(at));
    const as = (title: string) =>
      changeUnit(at.db, at.school, { ...RIVERS, title, before, by: TEACHER, key: newKey(), now: later(1000) });
    expect(await Promise.all([as("Mine"), as("Yours")])).toEqual([true, false]);
    expect(await findUnit(at.db, at.school, before.id)).toMatchObject({ title: "Mine", partners: [LIBRARIAN] });
  });

  it("doesn't happen again for the same request, even in the same millisecond", async () => {
    const at = await open();
    const before = await unitOf(at.db, at.school, await log(at));
    const change = { ...RIVERS, title: "Rivers", before, by: TEACHER, key: newKey(), now: NOW };
    expect(await changeUnit(at.db, at.school, change)).toBe(true);
    expect(await changeUnit(at.db, at.school, { ...change, title: "Twice" })).toBe(false);
    expect(await findUnit(at.db, at.school, before.id)).toMatchObject({ title: "Rivers" });
  });

  it("doesn't happen to a deleted unit or a unit of another school", async () => {
    const at = await open();
    const before = await unitOf(at.db, at.school, await log(at));
    const other = await addSchool(at.db, "T0000000002");
    const change = { ...RIVERS, title: "Late", before, by: TEACHER, key: newKey(), now: later(2000) };
    expect(await changeUnit(at.db, other, change)).toBe(false);
    await removeUnit(at.db, at.school, { id: before.id, by: TEACHER }, later(1000));
    expect(await changeUnit(at.db, at.school, change)).toBe(false);
    expect(await findUnit(at.db, at.school, before.id)).toMatchObject({ title: RIVERS.title });
  });
});

describe("deleting and restoring", () => {
  it("hides a unit except by its id, and restores it as it was", async () => {
    const at = await open();
    const id = await log(at);
    await removeUnit(at.db, at.school, { id, by: TEACHER }, later(1000));
    expect((await pageOfUnits(at.db, at.school, { page: 0 })).total).toBe(0);
    expect(await unitsOfMonth(at.db, at.school, { month: Month.parse("2026-11"), now: later(1000) })).toEqual([]);
    expect(await firstMonth(at.db, at.school)).toBeUndefined();
    expect((await findUnit(at.db, at.school, id))?.deletedAt).toEqual(later(1000));
    await undeleteUnit(at.db, at.school, { id, by: TEACHER }, later(2000));
    expect(await unitsOfMonth(at.db, at.school, { month: Month.parse("2026-11"), now: later(1000) })).toHaveLength(1);
    expect((await findUnit(at.db, at.school, id))?.deletedAt).toBeUndefined();
  });

  it("can't be changed, even by someone who read it in the millisecond of the deletion", async () => {
    const at = await open();
    const before = await unitOf(at.db, at.school, await log(at));
    await removeUnit(at.db, at.school, { id: before.id, by: TEACHER }, before.updatedAt);
    const change = { ...RIVERS, title: "Back", before, by: TEACHER, key: newKey(), now: later(1000) };
    expect(await changeUnit(at.db, at.school, change)).toBe(false);
    expect(await findUnit(at.db, at.school, before.id)).toMatchObject({ title: RIVERS.title, deletedAt: NOW });
  });

  it("counts the day from the first deletion", async () => {
    const at = await open();
    const id = await log(at);
    await removeUnit(at.db, at.school, { id, by: TEACHER }, NOW);
    await removeUnit(at.db, at.school, { id, by: TEACHER }, later(5000));
    expect((await findUnit(at.db, at.school, id))?.deletedAt).toEqual(NOW);
  });

  it.each([
    ["in the last millisecond of its day", UNDO_MS, true],
    ["a moment later", UNDO_MS + 1, false],
  ])("%s a deleted unit exists: %#", async (_when, ms, there) => {
    const at = await open();
    const id = await log(at);
    const other = await log(at, { title: "Other" });
    await removeUnit(at.db, at.school, { id, by: TEACHER }, NOW);
    await deleteOldRows(at.db, later(ms));
    expect((await findUnit(at.db, at.school, id)) !== undefined).toBe(there);
    expect(await findUnit(at.db, at.school, other)).toBeDefined();
    expect(await at.db.unitPartner.count({ where: { unitId: id } })).toBe(there ? 1 : 0);
  });

  it("remembers requests for a week, far longer than Slack repeats one", async () => {
    const { db, school } = await open();
    const unit = { ...RIVERS, loggedBy: TEACHER, key: "view V1", now: NOW };
    const week = 7 * 24 * 60 * 60 * 1000;
    await addUnit(db, school, unit);
    await deleteOldRows(db, later(week));
    expect(await addUnit(db, school, unit)).toBeUndefined();
    await deleteOldRows(db, later(week + 1));
    expect(await db.seenRequest.count()).toBe(0);
  });
});

describe("reading", () => {
  it("pages newest first: by day, then by when it was logged, each unit exactly once", async () => {
    const at = await open();
    const total = 2 * UNITS_PER_PAGE + 3;
    const ids: UnitId[] = [];
    for (let index = 0; index < total; index++) {
      // Two of every three share a day, so the order within a day matters.
      const date = day(index % 3 === 0 ? "2026-11-09" : "2026-11-10");
      ids.push(await log(at, { title: `Unit ${index}`, date }, later(index * 1000)));
    }
    const pages = await Promise.all([0, 1, 2, 3].map((page) => pageOfUnits(at.db, at.school, { page })));
    expect(pages.map(({ units, total: all }) => [units.length, all])).toEqual([
      [UNITS_PER_PAGE, total],
      [UNITS_PER_PAGE, total],
      [3, total],
      [0, total],
    ]);
    const shownUnits = pages.flatMap(({ units }) => units);
    expect(new Set(shownUnits.map(({ id }) => id))).toEqual(new Set(ids));
    const order = shownUnits.map((unit) => `${unit.date} ${unit.createdAt.toISOString()}`);
    expect(order).toEqual([...order].sort().reverse());
  });

  it("shows each unit once across pages, even those logged in the same millisecond", async () => {
    const at = await open();
    for (let index = 0; index < 25; index++) await log(at, { title: `Unit ${index}` });
    const pages = await Promise.all([0, 1, 2].map((page) => pageOfUnits(at.db, at.school, { page })));
    expect(new Set(pages.flatMap(({ units }) => units.map(({ id }) => id))).size).toBe(25);
  });

  it("says which partners will be asked about its level: those who weren't yet and who take such questions", async () => {
    const at = await open();
    const id = await log(at);
    const { workspaceId } = at.school;
    const toAsk = async () => (await findUnit(at.db, at.school, id))?.partnersToAsk.length;
    expect(await toAsk()).toBe(1);
    await mutePerson(at.db, workspaceId, { id: LIBRARIAN, muted: true });
    expect(await toAsk()).toBe(0);
    await mutePerson(at.db, workspaceId, { id: LIBRARIAN, muted: false });
    await at.db.levelOpinion.create({
      data: { workspaceId, unitId: id, personId: LIBRARIAN, askedAt: NOW.toISOString() },
    });
    expect(await toAsk()).toBe(0);
  });

  it("a person's units are those they logged and those they were a partner in", async () => {
    const at = await open();
    await log(at, { title: "Mine", partners: [LIBRARIAN] });
    await addUnit(at.db, at.school, {
      ...{ ...RIVERS, title: "With me", partners: [TEACHER] },
      ...{ loggedBy: LIBRARIAN, key: "other", now: later(1) },
    });
    await addUnit(at.db, at.school, {
      ...{ ...RIVERS, title: "Not mine", partners: [LIBRARIAN] },
      ...{ loggedBy: LIBRARIAN, key: "third", now: later(2) },
    });
    const { units, total } = await pageOfUnits(at.db, at.school, { person: TEACHER, page: 0 });
    expect([total, ...units.map(({ title }) => title)]).toEqual([2, "With me", "Mine"]);
  });

  it("a month holds its first day to its last day, oldest first", async () => {
    const at = await open();
    for (const date of ["2026-11-01", "2026-10-31", "2026-12-01", "2026-11-30", "2026-11-15"]) {
      await log(at, { date: day(date) });
    }
    const november = Month.parse("2026-11");
    const dates = (await unitsOfMonth(at.db, at.school, { month: november, now: DECEMBER })).map(({ date }) => date);
    expect(dates).toEqual(["2026-11-01", "2026-11-15", "2026-11-30"]);
    expect((await pageOfUnits(at.db, at.school, { month: november, page: 0 })).total).toBe(3);
    expect(await firstMonth(at.db, at.school)).toBe("2026-10");
  });

  it("the first month ignores a unit dated more than a year before it was logged", async () => {
    const at = await open();
    await log(at, { date: day("2026-10-14") });
    await log(at, { date: day("2006-10-14") });
    expect(await firstMonth(at.db, at.school)).toBe("2026-10");
    await log(at, { date: day("2025-11-10") });
    expect(await firstMonth(at.db, at.school)).toBe("2025-11");
  });

  it("a month holds the end of February in a leap year", async () => {
    const at = await open();
    await log(at, { date: day("2028-02-29") });
    expect(
      await unitsOfMonth(at.db, at.school, { month: Month.parse("2028-02"), now: new Date("2028-03-01T15:00:00Z") }),
    ).toHaveLength(1);
  });
});

it("units of one day that were logged at one instant are always in the same order, on every page", async () => {
  const at = await open();
  const ids: string[] = [];
  for (let n = 0; n < 2 * UNITS_PER_PAGE + 3; n++) ids.push(await log(at, { date: day("2026-11-02") }));
  const inOrder = ids.toSorted();
  const ofMonth = await unitsOfMonth(at.db, at.school, {
    month: Month.parse("2026-11"),
    now: new Date("2026-11-30T12:00:00Z"),
  });
  expect(ofMonth.map(({ id }) => id)).toEqual(inOrder);
  const pages = await Promise.all([0, 1, 2].map((page) => pageOfUnits(at.db, at.school, { page })));
  expect(pages.flatMap(({ units }) => units.map(({ id }) => id))).toEqual(inOrder.toReversed());
});
