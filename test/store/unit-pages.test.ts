// Tests of the log read page by page: each unit is in one page, in order, whatever a day has.
import { expect, it } from "vitest";
import { addDays, type SchoolDay } from "../../src/domain/time/school-day.js";
import { unitPages } from "../../src/store/unit-pages.js";
import { addUnit, removeUnit } from "../../src/store/units.js";
import { addSchool, newKey, openFile, RIVERS, TEACHER } from "../support/database.js";

const FIRST = "2026-10-01" as SchoolDay;
const LAST = "2026-11-30" as SchoolDay;
const NOW = new Date("2026-12-01T15:00:00Z");

async function pagesOf(counts: readonly number[], size: number) {
  const { db } = await openFile();
  const school = await addSchool(db);
  for (const [day, count] of counts.entries()) {
    for (let n = 0; n < count; n++) {
      const title = `Unit ${day}-${n}`;
      await addUnit(db, school, {
        ...RIVERS,
        title,
        date: addDays(FIRST, day),
        loggedBy: TEACHER,
        key: newKey(),
        now: NOW,
      });
    }
  }
  const before = { ...RIVERS, title: "Deleted", date: FIRST, loggedBy: TEACHER, key: newKey(), now: NOW };
  const deleted = await addUnit(db, school, before);
  if (deleted) await removeUnit(db, school, { id: deleted, by: TEACHER }, NOW);
  const pages: string[][] = [];
  for await (const page of unitPages(db, school, { from: FIRST, to: LAST, size })) {
    pages.push(page.map(({ date, title }) => `${date} ${title}`));
  }
  return pages;
}

const titlesOf = (counts: readonly number[]) =>
  counts.flatMap((count, day) => Array.from({ length: count }, (_, n) => `${addDays(FIRST, day)} Unit ${day}-${n}`));

it.each([
  ["none", [], []],
  ["fewer than a page", [1, 0, 1], [2]],
  ["as many as a page", [1, 1, 1], [3]],
  ["more", [2, 2, 0, 1, 4, 1], [3, 3, 3, 1]],
  ["a day of several pages", [1, 15, 2], [3, 3, 3, 3, 3, 3]],
  ["a day of several pages at the end", [0, 16], [3, 3, 3, 3, 3, 1]],
])("a log with %s is read whole, each unit once and in order of days", async (_name, counts, lengths) => {
  const pages = await pagesOf(counts, 3);
  expect(pages.flat().sort()).toEqual(titlesOf(counts).sort());
  expect(pages.flat().map((one) => one.slice(0, 10))).toEqual(titlesOf(counts).map((one) => one.slice(0, 10)));
  expect(pages.map(({ length }) => length)).toEqual(lengths);
});
