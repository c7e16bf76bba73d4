// Fills a school's database with more than a test could log by hand: fast, without the app, in the app's own encoding.
import { randomUUID } from "node:crypto";
import { DAY_MS } from "../../src/domain/time/duration.js";
import { sqlOf } from "../../src/store/sql/database.js";
import type { Step } from "../../src/store/sql/sql.js";
import type { School } from "./school.js";

export interface RawUnit {
  title?: string;
  date?: string;
  grades?: string;
  level?: number;
  evidence?: string | null;
  subject?: string | null;
  classes?: number | null;
  notes?: string | null;
  loggedBy: string;
  partners: string[];
  /** Names of partners who aren't in this Slack. */
  others?: string[];
  createdAt?: string;
}

const INSERT_PERSON = `
  INSERT INTO "Person" ("workspaceId", "id", "name", "timeZone", "locale", "standing", "slackAdmin", "admin", "librarian", "seenAt")
  VALUES (@workspaceId, @id, @name, 'America/New_York', 'en-US', 'member', FALSE, FALSE, FALSE, @at)
  ON CONFLICT ("workspaceId", "id") DO NOTHING`;

const INSERT_UNIT = `
  INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "evidence", "subject",
    "classes", "notes", "loggedById", "createdAt", "updatedAt")
  VALUES (@id, @workspaceId, @schoolId, @title, @date, @grades, @level, @evidence, @subject,
    @classes, @notes, @loggedBy, @createdAt, @createdAt)`;

const INSERT_PARTNERS = `
  INSERT INTO "UnitPartner" ("workspaceId", "unitId", "personId")
  SELECT @workspaceId, @id, value FROM json_each(@partners)`;

const INSERT_NAMES = `
  INSERT INTO "UnitPartnerName" ("workspaceId", "unitId", "name")
  SELECT @workspaceId, @id, value FROM json_each(@others)`;

const DEFAULTS = { title: "Rivers", date: "2026-11-02", grades: "4", level: 2 };
const EMPTY = { evidence: null, subject: null, classes: null, notes: null };

/** Writes units straight to the log, without the app. Adds people who aren't in the database yet. */
export async function fillUnits(school: School, units: readonly RawUnit[]): Promise<void> {
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  const at = school.clock.now.toISOString();
  const people = new Set(units.flatMap(({ loggedBy, partners }) => [loggedBy, ...partners]));
  const steps: Step[] = [...people].map((id) => ({
    sql: INSERT_PERSON,
    params: { workspaceId, id, name: `Name of ${id}`, at },
  }));
  for (const [index, { partners, others = [], ...unit }] of units.entries()) {
    // Units of one instant are in the order of their ids.
    const key = { workspaceId, schoolId, id: `${String(index).padStart(8, "0")}${randomUUID().slice(8)}` };
    steps.push({ sql: INSERT_UNIT, params: { ...DEFAULTS, ...EMPTY, createdAt: at, ...unit, ...key } });
    steps.push({ sql: INSERT_PARTNERS, params: { ...key, partners: JSON.stringify(partners) } });
    steps.push({ sql: INSERT_NAMES, params: { ...key, others: JSON.stringify(others) } });
  }
  await sqlOf(school.db).write(steps);
}

export const STAFF_OF_200 = Array.from({ length: 200 }, (_, index) => `U0STAFF${String(index).padStart(4, "0")}`);

/** A date, and an instant on that date. */
function dayBefore(now: Date, days: number): { date: string; createdAt: string } {
  const createdAt = new Date(now.getTime() - days * DAY_MS).toISOString();
  return { date: createdAt.slice(0, 10), createdAt };
}

/** A school with 200 staff and 1,500 units over fourteen months, with every text at its maximum length. */
export async function overfillUnits(school: School, people: readonly string[]): Promise<void> {
  const all = [...people, ...STAFF_OF_200];
  const at = (index: number) => all[index % all.length] ?? "";
  const units = Array.from({ length: 1500 }, (_, index) => ({
    title: `${index} ${"W".repeat(150)}`.slice(0, 150),
    ...dayBefore(school.clock.now, index % 420),
    grades: "PK,K,1,2,3,4,5,6,7,8,9,10,11,12,Other",
    level: 1 + (index % 4),
    evidence: "e".repeat(2000),
    subject: `${index % 150} ${"s".repeat(75)}`.slice(0, 75),
    classes: 200,
    notes: "n".repeat(2000),
    loggedBy: at(index),
    partners: Array.from({ length: 20 }, (_, offset) => at(index + 1 + offset)),
    others: Array.from({ length: 10 }, (_, offset) => `${(index + offset) % 300} ${"O".repeat(75)}`.slice(0, 75)),
  }));
  for (const id of STAFF_OF_200) school.slack.addPerson({ id, name: `${id} ${"N".repeat(80)}`.slice(0, 80) });
  await fillUnits(school, units);
  await school.db.school.updateMany({ data: { name: "S".repeat(75) } });
  await school.db.person.updateMany({ data: { name: "N".repeat(80) } });
}
