// What can happen to units and plans, as deeds to do in any order: the search has to follow all of them.
import { randomUUID } from "node:crypto";
import { asPersonId, type PersonId } from "../../src/domain/ids.js";
import type { Level } from "../../src/domain/level.js";
import type { FoundColumns } from "../../src/domain/log-sheet/read-log.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { erasePerson } from "../../src/store/erase-person.js";
import { finishLogImport } from "../../src/store/finish-log-imports.js";
import { answerLevel } from "../../src/store/level-opinions.js";
import { stageUnits } from "../../src/store/log-import-rows.js";
import { addLogImport } from "../../src/store/log-imports.js";
import { deleteOldRows } from "../../src/store/old-rows.js";
import { addPlan, deletePlan, findPlan, restorePlan, savePlan } from "../../src/store/plans.js";
import { saveLogImport, undoLogImport } from "../../src/store/save-log-import.js";
import type { School } from "../../src/store/schools.js";
import { refreshSearch } from "../../src/store/search-documents.js";
import type { Db } from "../../src/store/sql/database.js";
import { changeClasses } from "../../src/store/unit-sections.js";
import { addUnit, changeUnit, findUnit, removeUnit, undeleteUnit } from "../../src/store/units.js";

interface At {
  db: Db;
  school: School;
}

/** `now` comes later with each deed; `pick` chooses what it is done to. */
export type Deed = (at: At, pick: number, now: Date) => Promise<unknown>;

const TEACHER: PersonId = asPersonId("U0TEACHER01");
const LIBRARIAN: PersonId = asPersonId("U0LIBRARY01");
const TITLES = ["Rivers", "Kites", "Volcanoes", "Amphibians"] as const;
const FOUND = {
  titles: [],
  row: 0,
  roles: {},
  choices: {},
  examples: {},
  asks: [],
  tables: [],
} as unknown as FoundColumns;
const titleFor = (pick: number) => `${TITLES[pick % TITLES.length]} ${pick}`;
const levelFor = (pick: number) => ((pick % 3) + 1) as Level;
const request = (now: Date) => ({ by: TEACHER, key: randomUUID(), now });

async function unitAt({ db, school }: At, pick: number) {
  const all = await db.unit.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  return findUnit(db, school, all[pick % Math.max(1, all.length)]?.id ?? "");
}

async function planAt({ db, school }: At, pick: number) {
  const all = await db.plan.findMany({ orderBy: { id: "asc" }, select: { id: true } });
  return findPlan(db, school, all[pick % Math.max(1, all.length)]?.id ?? "");
}

const logUnit = ({ db, school, partner = LIBRARIAN }: At & { partner?: PersonId }, pick: number, now: Date) =>
  addUnit(db, school, {
    ...{ title: titleFor(pick), date: "2026-11-10" as SchoolDay, grades: ["4"], level: levelFor(pick) },
    ...{ partners: [partner], others: ["Ms. Frizzle"], subject: pick % 2 === 0 ? "PE" : undefined },
    ...{ loggedBy: TEACHER, key: randomUUID(), now },
  });

const startPlan: Deed = ({ db, school }, pick, now) =>
  addPlan(db, school, { values: { title: titleFor(pick), overview: `About ${pick}` }, ...request(now) });

const planUnit: Deed = async (at, pick, now) => {
  const unit = await unitAt(at, pick);
  if (unit) await addPlan(at.db, at.school, { values: { print: [`Print ${pick}`] }, unit: unit.id, ...request(now) });
};

const editUnit: Deed = async (at, pick, now) => {
  const before = await unitAt(at, pick);
  if (!before || before.deletedAt) return;
  const partners = pick % 2 === 0 ? [] : [LIBRARIAN];
  await changeUnit(at.db, at.school, { ...before, title: titleFor(pick), partners, before, ...request(now) });
};

const deleteOrRestoreUnit: Deed = async (at, pick, now) => {
  const unit = await unitAt(at, pick);
  if (unit) await (unit.deletedAt ? undeleteUnit : removeUnit)(at.db, at.school, { id: unit.id, by: TEACHER }, now);
};

const deleteOrRestorePlan: Deed = async (at, pick, now) => {
  const plan = await planAt(at, pick);
  const seen = plan && { id: plan.id, seen: plan.updatedAt };
  if (seen) await (plan.deletedAt ? restorePlan : deletePlan)(at.db, at.school, seen, now);
};

const editPlan: Deed = async (at, pick, now) => {
  const plan = await planAt(at, pick);
  if (!plan) return;
  const change = pick % 3 === 0 ? {} : { overview: `Edited ${pick}`, aasl: ["1.1.1"] };
  await savePlan(at.db, at.school, {
    ...{ plan: plan.id, after: plan.number, change, fields: ["overview", "aasl"] },
    ...{ ...request(now), by: LIBRARIAN },
  });
};

const rateUnit: Deed = async (at, pick, now) => {
  const unit = await unitAt(at, pick);
  const rating = { person: LIBRARIAN, level: levelFor(pick + 1), why: undefined, now };
  if (unit) await answerLevel(at.db, at.school, { unit: unit.id, ...rating });
};

const countAsSection: Deed = async (at, pick, now) => {
  const [before, other] = [await unitAt(at, pick), await unitAt(at, pick + 1)];
  if (!before || !other || before.id === other.id || before.deletedAt || other.deletedAt) return;
  const change = { before, classes: (before.classes ?? 1) + 1, ...request(now) };
  await changeClasses(at.db, at.school, {
    ...change,
    other: { id: other.id, seen: other.updatedAt, becomes: "deleted" },
  });
};

const importUnits: Deed = async ({ db, school }, pick, now) => {
  const added = { fileName: "log.csv", found: FOUND, bytes: new Uint8Array(), by: TEACHER, now };
  const importId = await addLogImport(db, school, added);
  const unit = {
    ...{ title: `Imported ${pick}`, date: "2025-11-10" as SchoolDay, grades: ["2" as const], level: levelFor(pick) },
    ...{ evidence: undefined, subject: "Art", classes: undefined, notes: undefined, loggedBy: undefined },
    ...{ partners: [{ id: LIBRARIAN, name: "Lee" }], others: [], answers: [] },
    ratings: pick % 2 === 0 ? [{ id: LIBRARIAN, level: levelFor(pick + 1) }] : [],
  };
  const units = [1, 2].map((row) => ({ sheet: "", row, there: undefined, unit, key: `key ${importId} ${row}` }));
  await stageUnits(db, school, { units, importId, by: TEACHER, after: 0 });
  await saveLogImport(db, school, { id: importId, now });
  await finishLogImport(db, school, importId);
};

const undoImport: Deed = async ({ db, school }, pick, now) => {
  const all = await db.logImport.findMany({ where: { undoneAt: null }, orderBy: { id: "asc" } });
  const one = all[pick % Math.max(1, all.length)];
  if (one) await undoLogImport(db, school, { id: one.id, now });
  if (one) await finishLogImport(db, school, one.id);
};

/** Of a partner who rated a unit, so that the level at which it counts may be another. */
const erase: Deed = async (at, pick, now) => {
  const { db, school } = at;
  const { workspaceId } = school;
  const id = asPersonId(`U0GONE${randomUUID().slice(0, 8).toUpperCase()}`);
  const row = { seenAt: now.toISOString(), timeZone: "UTC", locale: "en-US", standing: "member", slackAdmin: false };
  await db.person.create({ data: { ...row, workspaceId, id, name: "Ms. Frizzle" } });
  const unit = await logUnit({ ...at, partner: id }, pick, now);
  if (unit) await answerLevel(db, school, { unit, person: id, level: levelFor(pick + 1), why: undefined, now });
  await erasePerson(db, { workspaceId, id, name: "Ms. Frizzle" }, now);
};

/** A day and two hours on: what was deleted goes for good. */
const purge: Deed = ({ db }, _pick, now) => deleteOldRows(db, new Date(now.getTime() + 26 * 3_600_000));

const refresh: Deed = ({ db, school }) => refreshSearch(db, school.workspaceId);

export const DEEDS = {
  ...{ logUnit, startPlan, planUnit, editUnit, deleteOrRestoreUnit, deleteOrRestorePlan, editPlan, rateUnit },
  ...{ countAsSection, importUnits, undoImport, erase, purge, refresh },
} satisfies Record<string, Deed>;

export type DeedName = keyof typeof DEEDS;
export const DEED_NAMES = Object.keys(DEEDS) as DeedName[];

/** What the search is made of, in an order of its own, and after the index agreed with it. Throws if it doesn't. */
export async function readDocuments(db: Db) {
  const all = await db.searchDocument.findMany({
    orderBy: [{ unitId: "asc" }, { planId: "asc" }],
    omit: { number: true },
  });
  await db.$executeRawUnsafe(`INSERT INTO "SearchIndex" ("SearchIndex", rank) VALUES ('integrity-check', 1)`);
  return all;
}

/** The same, made from nothing. */
export async function readDocumentsAnew(db: Db, school: School) {
  await db.searchDocument.deleteMany();
  const units = await db.unit.findMany({ select: { workspaceId: true, id: true } });
  const plans = await db.plan.findMany({ select: { workspaceId: true, id: true } });
  await db.searchChange.deleteMany();
  await db.searchChange.createMany({
    data: [...units.map((row) => ({ ...row, kind: "unit" })), ...plans.map((row) => ({ ...row, kind: "plan" }))],
  });
  await refreshSearch(db, school.workspaceId);
  return readDocuments(db);
}
