// A real database for each test, with rows to start from.
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { asWorkspaceId, type PersonId, type WorkspaceId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import type { UnitFields } from "../../src/domain/unit.js";
import { ensureSchool, type School } from "../../src/store/schools.js";
import { type DatabaseOptions, type Db, openDatabase } from "../../src/store/sql/database.js";
import type { LoggedUnit } from "../../src/store/unit-row.js";
import { findUnit } from "../../src/store/units.js";
import { makeFolder } from "./folders.js";
import { copyTemplate } from "./sqlite-file.js";

export const NOW = new Date("2026-11-10T15:52:00.000Z");
export const TEACHER = "U0TEACHER01" as PersonId;
export const LIBRARIAN = "U0LIBRARY01" as PersonId;

export const RIVERS: UnitFields = {
  title: "Rivers and Deltas",
  date: "2026-11-10" as SchoolDay,
  grades: ["4"],
  level: 3 as Level,
  partners: [LIBRARIAN],
  others: [],
};

export interface OpenFile {
  path: string;
  db: Db;
}

/** A new database, in a folder of its own or the one that is named, opened the way the app opens it. */
export async function openFile(options: DatabaseOptions = {}, folder?: string): Promise<OpenFile> {
  const path = join(folder ?? (await makeFolder()), "bookend.db");
  await copyTemplate(path);
  const db = await openDatabase(`file:${path}`, options);
  onTestFinished(() => db.$disconnect());
  return { path, db };
}

let keys = 0;
/** A different request key each time. */
export const newKey = (): string => {
  keys += 1;
  return `new ${keys}`;
};

/** The unit as stored in the log. */
export async function unitOf(db: Db, school: School, id: string): Promise<LoggedUnit> {
  const unit = await findUnit(db, school, id);
  if (!unit) throw new Error("There is no such unit.");
  return unit;
}

/** A school with a teacher and a librarian in it. */
export async function addSchool(db: Db, team = "T0000000001"): Promise<School> {
  const workspaceId: WorkspaceId = asWorkspaceId(team);
  const school = await ensureSchool(db, workspaceId, {
    name: `School of ${team}`,
    timeZone: "America/New_York",
    adminChannel: "C0ADMIN0001",
    librarians: [TEACHER, LIBRARIAN],
    now: NOW,
  });
  return school;
}

/** Everything in these pages. */
export async function allOf<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
