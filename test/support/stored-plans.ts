// Plans as rows for tests of the store: a school with a teacher, a librarian and a third person, and its plans.
import { asPersonId, type PersonId, type PlanId, type UnitId } from "../../src/domain/ids.js";
import type { PlanField, PlanPerson, PlanValues } from "../../src/domain/plan/plan-fields.js";
import type { Plan } from "../../src/store/plan-row.js";
import { addPlan, findPlan, savePlan } from "../../src/store/plans.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { addUnit } from "../../src/store/units.js";
import { addSchool, LIBRARIAN, NOW, newKey, openFile, RIVERS, TEACHER } from "./database.js";

export const OTHER = asPersonId("U0OTHER0001");

/** So many milliseconds after NOW. */
export const later = (ms: number): Date => new Date(NOW.getTime() + ms);

export interface At {
  db: Db;
  school: School;
}

export async function openPlans(): Promise<At & { path: string }> {
  const { db, path } = await openFile();
  const school = await addSchool(db);
  const met = { timeZone: "UTC", locale: "en-US", standing: "member", slackAdmin: false, seenAt: NOW.toISOString() };
  await db.person.create({ data: { ...met, workspaceId: school.workspaceId, id: OTHER, name: "Oda Other" } });
  return { db, school, path };
}

/** The same database, at another school of the workspace. */
export async function atOtherSchool<T extends At>(at: T): Promise<T> {
  const id = "another-school" as School["id"];
  await at.db.school.create({ data: { ...(await at.db.school.findFirstOrThrow()), id } });
  return { ...at, school: { ...at.school, id } };
}

export const person = (id: PersonId, more: Partial<PlanPerson> = {}): PlanPerson => ({
  ...{ id, name: id, role: "teacher" },
  ...more,
});

export async function addStored(
  { db, school }: At,
  values: Partial<PlanValues>,
  more: { by?: PersonId; unit?: string; ms?: number; source?: { id: PlanId; words: string } } = {},
): Promise<PlanId> {
  const { by = LIBRARIAN, ms = 0, ...about } = more;
  const id = await addPlan(db, school, { values, ...about, by, key: newKey(), now: later(ms) });
  if (!id) throw new Error("The plan wasn't added.");
  return id;
}

interface Edit {
  after: number;
  by?: PersonId;
  key?: string;
  fields?: PlanField[];
  restored?: number;
  ms?: number;
}

/** Whether the edit was saved. By default it writes the fields that the change names. */
export function saveStored(
  { db, school }: At,
  plan: PlanId,
  change: Partial<PlanValues>,
  edit: Edit,
): Promise<boolean> {
  const { after, by = LIBRARIAN, key = newKey(), fields = Object.keys(change) as PlanField[], restored, ms = 0 } = edit;
  return savePlan(db, school, { plan, after, change, fields, by, key, restored, now: later(ms) });
}

export async function storedPlan({ db, school }: At, id: PlanId): Promise<Plan> {
  const plan = await findPlan(db, school, id);
  if (!plan) throw new Error("There is no such plan.");
  return plan;
}

export const logUnit = async ({ db, school }: At, more: object = {}): Promise<UnitId> =>
  (await addUnit(db, school, { ...RIVERS, loggedBy: TEACHER, key: newKey(), now: NOW, ...more })) as UnitId;
