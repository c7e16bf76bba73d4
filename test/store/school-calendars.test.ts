// The school calendar in the database: read once per change, changed all or nothing, and right in every process.
import { expect, it, onTestFinished } from "vitest";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { type CalendarChange, changeCalendar, enteredCalendar } from "../../src/store/school-calendars.js";
import { type School, schoolOf } from "../../src/store/schools.js";
import { type Db, openDatabase } from "../../src/store/sql/database.js";
import { AUGUST_TO_MAY } from "../support/calendars.js";
import { addSchool, NOW, newKey, openFile } from "../support/database.js";

const day = (text: string) => text as SchoolDay;
const YEARS = AUGUST_TO_MAY.years.map((year) => ({ ...year, id: "year" }));
const CLOSINGS = AUGUST_TO_MAY.closings.map((closing, index) => ({ ...closing, id: `c${index}`, addedWith: "batch" }));

async function open() {
  const { db, path } = await openFile();
  return { db, path, school: await addSchool(db) };
}

const change = (db: Db, school: School, options: Omit<CalendarChange, "key" | "now">) =>
  changeCalendar(db, school, { key: newKey(), now: NOW, ...options });

const calendarNow = async (db: Db, { workspaceId }: School) => {
  const school = await schoolOf(db, workspaceId);
  if (!school) throw new Error("The school is gone.");
  return school.calendar;
};

it("is what was entered, and its school follows it", async () => {
  const { db, school } = await open();
  expect(school.calendar.isEntered).toBe(false);
  expect(await change(db, school, { version: 0, add: { years: YEARS, closings: CLOSINGS } })).toBe(true);
  const inOrder = [...CLOSINGS].sort((a, b) => a.from.localeCompare(b.from));
  expect(await enteredCalendar(db, school)).toEqual({ version: 1, years: YEARS, closings: inOrder });
  const calendar = await calendarNow(db, school);
  expect(calendar.schoolYearOf(day("2026-10-01")).session).toEqual({ from: "2026-08-12", to: "2027-05-28" });
  expect(calendar.isOpen(day("2026-11-26"))).toBe(false);
});

it("isn't read again until it changes", async () => {
  const { db, school } = await open();
  await change(db, school, { version: 0, add: { years: YEARS } });
  const calendar = await calendarNow(db, school);
  expect(await calendarNow(db, school)).toBe(calendar);
  await change(db, school, { version: 1, add: { closings: CLOSINGS } });
  expect(await calendarNow(db, school)).not.toBe(calendar);
});

it("is the present one in another process, too", async () => {
  const { db, path, school } = await open();
  const other = await openDatabase(`file:${path}`);
  onTestFinished(() => other.$disconnect());
  await change(db, school, { version: 0, add: { years: YEARS } });
  expect((await calendarNow(other, school)).isOpen(day("2026-11-26"))).toBe(true);
  await change(db, school, { version: 1, add: { closings: CLOSINGS } });
  expect((await calendarNow(other, school)).isOpen(day("2026-11-26"))).toBe(false);
  await change(other, school, { version: 2, remove: { closings: ["c0"] } });
  expect((await calendarNow(db, school)).isOpen(day("2026-11-26"))).toBe(true);
});

it("changes only from the version that was seen, once per request, and all or nothing", async () => {
  const { db, school } = await open();
  const key = newKey();
  const first = { version: 0, key, now: NOW, add: { years: YEARS, closings: CLOSINGS } };
  expect(await changeCalendar(db, school, first)).toBe(true);
  const stored = await enteredCalendar(db, school);
  expect(await change(db, school, { version: 0, remove: { years: ["year"] } })).toBe(false);
  expect(await changeCalendar(db, school, { ...first, version: 1, add: {}, remove: { years: ["year"] } })).toBe(false);
  const backward = {
    ...YEARS[0],
    id: "other",
    from: day("2027-12-01"),
    to: day("2027-11-01"),
    weekdays: [1],
    terms: [],
  };
  await expect(
    change(db, school, { version: 1, remove: { closings: ["c0"] }, add: { years: [backward] } }),
  ).rejects.toThrow();
  expect(await enteredCalendar(db, school)).toEqual(stored);
});

it("takes one of several changes that were made for the same version", async () => {
  const { db, school } = await open();
  const results = await Promise.all(
    CLOSINGS.map((closing) => change(db, school, { version: 0, add: { closings: [closing] } })),
  );
  expect(results.filter(Boolean)).toHaveLength(1);
  expect((await enteredCalendar(db, school)).closings).toHaveLength(1);
});
