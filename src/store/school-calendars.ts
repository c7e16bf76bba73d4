// Rows of the school calendar: school years, terms and closings. Each process keeps what it has read until it changes.
import type { SchoolId, WorkspaceId } from "../domain/ids.js";
import type { ClosingRow } from "../domain/time/closings.js";
import { createSchoolCalendar, type SchoolCalendar } from "../domain/time/school-calendar.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import type { YearRow } from "../domain/time/school-years.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { Step } from "./sql/sql.js";

/** A school, as far as its calendar needs to know it. */
interface CalendarOwner {
  workspaceId: WorkspaceId;
  id: SchoolId;
}

export interface EnteredYear extends YearRow {
  id: string;
}

export interface EnteredClosing extends ClosingRow {
  id: string;
  /** The same for closings that were added together. */
  addedWith: string;
}

/** Everything that a school has entered. */
export interface EnteredCalendar {
  /** Goes up with each change. */
  version: number;
  /** Oldest first, as are the closings. */
  years: readonly EnteredYear[];
  closings: readonly EnteredClosing[];
}

const YEARS = `
  SELECT "id", "firstDay", "lastDay", "weekdays" FROM "SchoolYear"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId ORDER BY "firstDay"`;

const TERMS = `
  SELECT t."yearId", t."name", t."firstDay", t."lastDay" FROM "SchoolTerm" t
  JOIN "SchoolYear" y ON y."workspaceId" = t."workspaceId" AND y."id" = t."yearId"
  WHERE y."workspaceId" = @workspaceId AND y."schoolId" = @schoolId ORDER BY t."firstDay"`;

const CLOSINGS = `
  SELECT "id", "firstDay", "lastDay", "closes", "reason", "share", "addedWith" FROM "Closing"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId ORDER BY "firstDay", "lastDay", "id"`;

const VERSION = `SELECT "calendarVersion" FROM "School" WHERE "workspaceId" = @workspaceId AND "id" = @schoolId`;

type Days = { firstDay: SchoolDay; lastDay: SchoolDay };

const toSpan = ({ firstDay, lastDay }: Days) => ({ from: firstDay, to: lastDay });

/** What the school has entered now. The rows may be newer than the version, but never older. */
export async function enteredCalendar(db: Db, { workspaceId, id }: CalendarOwner): Promise<EnteredCalendar> {
  const [sql, of] = [sqlOf(db), { workspaceId, schoolId: id }];
  const [school] = await sql.all<{ calendarVersion: number }>(VERSION, of);
  const [years, terms, closings] = await Promise.all([
    sql.all<Days & { id: string; weekdays: string }>(YEARS, of),
    sql.all<Days & { yearId: string; name: string }>(TERMS, of),
    sql.all<Days & Omit<EnteredClosing, "from" | "to">>(CLOSINGS, of),
  ]);
  return {
    version: Number(school?.calendarVersion ?? 0),
    years: years.map(({ id: year, weekdays, ...days }) => ({
      id: year,
      ...toSpan(days),
      weekdays: weekdays.split(",").map(Number),
      terms: terms.filter(({ yearId }) => yearId === year).map(({ name, ...own }) => ({ name, ...toSpan(own) })),
    })),
    closings: closings.map(({ id: closing, closes, reason, share, addedWith, ...days }) => ({
      ...{ id: closing, ...toSpan(days), closes, reason, addedWith },
      share: Number(share),
    })),
  };
}

const NOTHING_ENTERED = createSchoolCalendar();

/** The calendars that this process has read, by database, and by school the latest version. */
const known = new WeakMap<Db, Map<string, { version: number; calendar: SchoolCalendar }>>();

/** The calendar of a school whose row has this version. Reads it only when it has changed. */
export async function calendarOf(db: Db, school: CalendarOwner, version: number): Promise<SchoolCalendar> {
  if (version === 0) return NOTHING_ENTERED;
  const calendars = known.get(db) ?? new Map<string, { version: number; calendar: SchoolCalendar }>();
  known.set(db, calendars);
  const key = `${school.workspaceId} ${school.id}`;
  const latest = calendars.get(key);
  if (latest?.version === version) return latest.calendar;
  const calendar = createSchoolCalendar(await enteredCalendar(db, school));
  calendars.set(key, { version, calendar });
  return calendar;
}

export interface CalendarChange {
  /** The version that the change was made for. */
  version: number;
  /** The key of the request: a repeat of it changes nothing. */
  key: string;
  now: Date;
  /** The ids of years and closings that go. One that is also added is changed. */
  remove?: { years?: readonly string[]; closings?: readonly string[] };
  add?: { years?: readonly EnteredYear[]; closings?: readonly EnteredClosing[] };
}

const CLAIM = `
  INSERT INTO "SeenRequest" ("workspaceId", "key", "seenAt") VALUES (@workspaceId, @key, @at)
  ON CONFLICT ("workspaceId", "key") DO NOTHING`;

const NEXT_VERSION = `
  UPDATE "School" SET "calendarVersion" = "calendarVersion" + 1
  WHERE "workspaceId" = @workspaceId AND "id" = @schoolId AND "calendarVersion" = @version`;

const REMOVE_YEAR = `
  DELETE FROM "SchoolYear" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id`;

const REMOVE_CLOSING = `
  DELETE FROM "Closing" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id`;

const ADD_YEAR = `
  INSERT INTO "SchoolYear" ("id", "workspaceId", "schoolId", "firstDay", "lastDay", "weekdays")
  VALUES (@id, @workspaceId, @schoolId, @from, @to, @weekdays)`;

const ADD_TERM = `
  INSERT INTO "SchoolTerm" ("workspaceId", "yearId", "name", "firstDay", "lastDay")
  VALUES (@workspaceId, @id, @name, @from, @to)`;

const ADD_CLOSING = `
  INSERT INTO "Closing" ("id", "workspaceId", "schoolId", "firstDay", "lastDay", "closes", "reason", "share", "addedWith")
  VALUES (@id, @workspaceId, @schoolId, @from, @to, @closes, @reason, @share, @addedWith)`;

/**
 * Changes the calendar, all or nothing. False if nothing was written, because the calendar has changed since this version,
 * or because this request was handled before.
 */
export function changeCalendar(db: Db, { workspaceId, id }: CalendarOwner, change: CalendarChange): Promise<boolean> {
  const { version, key, now, remove = {}, add = {} } = change;
  const of = { workspaceId, schoolId: id };
  const removal = (sql: string) => (row: string) => ({ sql, params: { ...of, id: row } });
  const toYearSteps = ({ weekdays, terms, from, to, ...year }: EnteredYear): Step[] => [
    { sql: ADD_YEAR, params: { ...of, id: year.id, from, to, weekdays: weekdays.join(",") } },
    ...terms.map((term) => ({ sql: ADD_TERM, params: { ...of, id: year.id, ...term } })),
  ];
  return sqlOf(db).write([
    { sql: CLAIM, params: { workspaceId, key, at: now.toISOString() }, mustChange: true },
    { sql: NEXT_VERSION, params: { ...of, version }, mustChange: true },
    ...(remove.years ?? []).map(removal(REMOVE_YEAR)),
    ...(remove.closings ?? []).map(removal(REMOVE_CLOSING)),
    ...(add.years ?? []).flatMap(toYearSteps),
    ...(add.closings ?? []).map((closing) => ({ sql: ADD_CLOSING, params: { ...of, ...closing } })),
  ]);
}
