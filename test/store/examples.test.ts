// Rows of examples: added once per request, read by level, newest first.
import { expect, it } from "vitest";
import type { Level } from "../../src/domain/level.js";
import { addExample, examplesOf, removeExample } from "../../src/store/examples.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { addSchool, NOW, openFile, TEACHER } from "../support/database.js";

interface At {
  db: Db;
  school: School;
}

async function open(): Promise<At> {
  const { db } = await openFile();
  return { db, school: await addSchool(db) };
}

const add = ({ db, school }: At, text: string, change: { level?: number; key?: string; minute?: number } = {}) => {
  const { level = 2, key = text, minute = 0 } = change;
  const now = new Date(NOW.getTime() + minute * 60_000);
  return addExample(db, school, { level: level as Level, text, addedBy: TEACHER, key, now });
};

const texts = async ({ db, school }: At, level?: number) =>
  (await examplesOf(db, school, level as Level | undefined)).map(({ text }) => text);

it("examples are read by level, newest first, with their writers", async () => {
  const at = await open();
  await add(at, "old");
  await add(at, "new", { minute: 1 });
  await add(at, "other", { level: 4 });
  expect(await texts(at, 2)).toEqual(["new", "old"]);
  expect(await texts(at, 1)).toEqual([]);
  expect(await texts(at)).toHaveLength(3);
  expect(await examplesOf(at.db, at.school, 4 as Level)).toMatchObject([{ level: 4, addedBy: { id: TEACHER } }]);
});

it("the same request again adds nothing", async () => {
  const at = await open();
  await add(at, "once");
  await add(at, "once");
  expect(await texts(at)).toEqual(["once"]);
});

it("a request whose example couldn't be saved isn't remembered", async () => {
  const at = await open();
  await expect(add(at, "", { key: "k" })).rejects.toThrow();
  await add(at, "after all", { key: "k" });
  expect(await texts(at)).toEqual(["after all"]);
});

it("removing deletes that one example, and none of another school", async () => {
  const at = await open();
  await add(at, "stays");
  await add(at, "goes");
  const other = { db: at.db, school: await addSchool(at.db, "T0000000002") };
  const goes = (await examplesOf(at.db, at.school)).find(({ text }) => text === "goes")?.id ?? "";
  await removeExample(at.db, other.school, goes);
  expect(await texts(at)).toHaveLength(2);
  await removeExample(at.db, at.school, goes);
  expect(await texts(at)).toEqual(["stays"]);
  expect(await texts(other)).toEqual([]);
});
