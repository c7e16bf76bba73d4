// Rows of OH YEAHs: saved once per request, read by others only with consent, at most three in a month's report.
import { describe, expect, it } from "vitest";
import type { OhYeahId } from "../../src/domain/ids.js";
import { Month } from "../../src/domain/time/month.js";
import { SchoolDay } from "../../src/domain/time/school-day.js";
import { readReport } from "../../src/features/report/read-report.js";
import { toReportVersion } from "../../src/features/report/report-version.js";
import {
  addOhYeah,
  approveOhYeah,
  deleteOhYeah,
  discardOhYeah,
  findOhYeah,
  ohYeahsOf,
  pickedOhYeahs,
  pickOhYeah,
  unpickOhYeah,
} from "../../src/store/oh-yeahs.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { addSchool, LIBRARIAN, NOW, openFile, TEACHER } from "../support/database.js";

const NOVEMBER = Month.parse("2026-11");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

interface At {
  db: Db;
  school: School;
}

async function open(): Promise<At> {
  const { db } = await openFile();
  return { db, school: await addSchool(db) };
}

type NewOhYeah = Parameters<typeof addOhYeah>[2];

const add = ({ db, school }: At, change: Partial<NewOhYeah> = {}) =>
  addOhYeah(db, school, {
    ...{ text: "They stayed over recess.", author: TEACHER, savedBy: LIBRARIAN, consent: "given" },
    ...{ day: SchoolDay.parse("2026-11-10"), key: change.text ?? "k", now: NOW },
    ...change,
  });

async function addNew(at: At, change: Partial<NewOhYeah> = {}): Promise<OhYeahId> {
  const id = await add(at, change);
  if (!id) throw new Error("The key was used.");
  return id;
}

const texts = async ({ db, school }: At, month = NOVEMBER) =>
  (await ohYeahsOf(db, school, month)).map(({ text }) => text);
const pickedTexts = async ({ db, school }: At) => (await pickedOhYeahs(db, school, NOVEMBER)).map(({ text }) => text);
const pick = ({ db, school }: At, id: OhYeahId, now = later(1)) => pickOhYeah(db, school, { id, month: NOVEMBER, now });
/** The version of what the November report shows. */
const shown = async ({ db, school }: At) =>
  toReportVersion(await readReport({ db, school, now: NOW }, { month: NOVEMBER, soFar: false }));

describe("saving", () => {
  it("saves the words, their author and who saved them", async () => {
    const at = await open();
    const id = await addNew(at);
    expect(await findOhYeah(at.db, at.school, id)).toMatchObject({
      ...{ text: "They stayed over recess.", consent: "given", day: "2026-11-10", pickedFor: undefined },
      ...{ author: { id: TEACHER }, savedBy: { id: LIBRARIAN } },
    });
  });

  it("saves nothing for the same request again", async () => {
    const at = await open();
    await addNew(at);
    expect(await add(at)).toBeUndefined();
    expect(await texts(at)).toHaveLength(1);
  });

  it("remembers no request whose line couldn't be saved", async () => {
    const at = await open();
    await expect(add(at, { text: "", key: "k" })).rejects.toThrow();
    expect(await at.db.seenRequest.count()).toBe(0);
  });

  it("lists a month's, newest first", async () => {
    const at = await open();
    await addNew(at, { text: "October", day: SchoolDay.parse("2026-10-31") });
    await addNew(at, { text: "first", day: SchoolDay.parse("2026-11-01") });
    await addNew(at, { text: "last", day: SchoolDay.parse("2026-11-30"), now: later(1) });
    expect(await texts(at)).toEqual(["last", "first"]);
    expect(await texts(at, Month.parse("2026-10"))).toEqual(["October"]);
  });

  it("keeps schools apart", async () => {
    const at = await open();
    const id = await addNew(at);
    const other = { db: at.db, school: await addSchool(at.db, "T0000000002") };
    expect(await findOhYeah(at.db, other.school, id)).toBeUndefined();
    expect(await pick(other, id)).toBe(false);
    await deleteOhYeah(at.db, other.school, { id, now: later(1) });
    expect(await texts(other)).toEqual([]);
    expect(await texts(at)).toHaveLength(1);
  });
});

describe("a line from a private channel", () => {
  it("is in no list and no report until its author says yes", async () => {
    const at = await open();
    const id = await addNew(at, { consent: "asked" });
    expect(await pick(at, id)).toBe(false);
    expect(await texts(at)).toEqual([]);
    await approveOhYeah(at.db, at.school, id);
    expect(await texts(at)).toHaveLength(1);
    expect(await pick(at, id)).toBe(true);
  });

  it("leaves no row after a no, and a no deletes nothing already agreed to", async () => {
    const at = await open();
    await discardOhYeah(at.db, at.school, await addNew(at, { text: "private", consent: "asked" }));
    await discardOhYeah(at.db, at.school, await addNew(at, { text: "given" }));
    expect((await at.db.ohYeah.findMany()).map(({ text }) => text)).toEqual(["given"]);
  });
});

describe("picking", () => {
  it("accepts three, refuses the fourth, and accepts it once another is unpicked", async () => {
    const at = await open();
    const ids = [];
    for (const text of ["one", "two", "three", "four"]) ids.push(await addNew(at, { text }));
    const [one, two, three, four] = ids as [OhYeahId, OhYeahId, OhYeahId, OhYeahId];
    for (const [index, id] of [three, one, two].entries()) expect(await pick(at, id, later(index + 1))).toBe(true);
    expect(await pick(at, four, later(4))).toBe(false);
    expect(await pickedTexts(at)).toEqual(["three", "one", "two"]);
    await unpickOhYeah(at.db, at.school, { id: one, now: later(5) });
    expect(await pick(at, four, later(6))).toBe(true);
    expect(await pickedTexts(at)).toEqual(["three", "two", "four"]);
  });

  it("two at once for the last spot accepts one", async () => {
    const at = await open();
    const ids = await Promise.all(["one", "two", "three", "four"].map((text) => addNew(at, { text })));
    for (const id of ids.slice(0, 2)) await pick(at, id);
    const both = await Promise.all(ids.slice(2).map((id) => pick(at, id, later(2))));
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await pickedTexts(at)).toHaveLength(3);
  });

  it("the same one again takes no second spot", async () => {
    const at = await open();
    const ids = await Promise.all(["one", "two", "three"].map((text) => addNew(at, { text })));
    for (const id of [...ids, ...ids]) expect(await pick(at, id)).toBe(true);
    expect(await pickedTexts(at)).toHaveLength(3);
  });

  it("frees a spot when a picked one is deleted", async () => {
    const at = await open();
    const ids = await Promise.all(["one", "two", "three", "four"].map((text) => addNew(at, { text })));
    for (const id of ids.slice(0, 3)) await pick(at, id);
    await deleteOhYeah(at.db, at.school, { id: ids[0] as OhYeahId, now: later(2) });
    expect(await pick(at, ids[3] as OhYeahId, later(3))).toBe(true);
    expect(await pickedTexts(at)).not.toContain("one");
    expect(await pick(at, ids[0] as OhYeahId, later(4))).toBe(false);
  });
});

describe("what a report shows", () => {
  it("changes when an OH YEAH in it is picked, unpicked or deleted", async () => {
    const at = await open();
    const id = await addNew(at);
    const without = await shown(at);
    await pick(at, id, later(10));
    const withIt = await shown(at);
    expect(withIt).not.toBe(without);
    await unpickOhYeah(at.db, at.school, { id, now: later(20) });
    expect(await shown(at)).toBe(without);
    await pick(at, id, later(30));
    expect(await shown(at)).toBe(withIt);
    await deleteOhYeah(at.db, at.school, { id, now: later(40) });
    expect(await shown(at)).toBe(without);
  });

  it("doesn't change because of one that was never in it", async () => {
    const at = await open();
    const before = await shown(at);
    const pending = await addNew(at, { text: "asked", consent: "asked" });
    const approved = await addNew(at, { text: "given" });
    await approveOhYeah(at.db, at.school, pending);
    await unpickOhYeah(at.db, at.school, { id: approved, now: later(20) });
    await deleteOhYeah(at.db, at.school, { id: approved, now: later(21) });
    expect(await shown(at)).toBe(before);
    expect(await texts(at)).toEqual(["asked"]);
  });
});
