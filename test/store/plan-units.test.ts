// A plan keeps what its log entry said when the entry goes for good, and nothing before that.
import { expect, it } from "vitest";
import { asPersonId, type UnitId } from "../../src/domain/ids.js";
import { deleteOldRows } from "../../src/store/old-rows.js";
import { addPlan, findPlan } from "../../src/store/plans.js";
import { addUnit, removeUnit, UNDO_MS, undeleteUnit } from "../../src/store/units.js";
import { addSchool, LIBRARIAN, NOW, newKey, openFile, RIVERS, TEACHER } from "../support/database.js";

const later = (ms: number) => new Date(NOW.getTime() + ms);
const OTHER = asPersonId("U0OTHER0001");

async function withPlan() {
  const { db } = await openFile();
  const school = await addSchool(db);
  const met = { timeZone: "UTC", locale: "en-US", standing: "member", slackAdmin: false, seenAt: NOW.toISOString() };
  await db.person.create({ data: { ...met, workspaceId: school.workspaceId, id: OTHER, name: "Oda Other" } });
  const logged = { ...RIVERS, grades: ["4" as const, "5" as const], subject: "Science", others: ["Ms. Guest"] };
  const unit = (await addUnit(db, school, {
    ...logged,
    partners: [OTHER],
    loggedBy: LIBRARIAN,
    key: newKey(),
    now: NOW,
  })) as UnitId;
  const people = [{ id: OTHER, name: "Oda Other", role: "librarian" as const, jobTitle: "Library media specialist" }];
  const values = { people, overview: "As planned" };
  const id = await addPlan(db, school, { values, unit, by: TEACHER, key: newKey(), now: NOW });
  if (!id) throw new Error("There is no plan.");
  return { db, school, unit, plan: id };
}

it("keeps title, day, grades, subject, level and people, with the roles and job titles that it said", async () => {
  const { db, school, unit, plan } = await withPlan();
  const before = await findPlan(db, school, plan);
  await removeUnit(db, school, { id: unit, by: TEACHER }, later(1));
  await deleteOldRows(db, later(1 + UNDO_MS));
  expect((await findPlan(db, school, plan))?.unit).toMatchObject({ id: unit, isDeleted: true });
  await deleteOldRows(db, later(2 + UNDO_MS));
  expect(await db.unit.count()).toBe(0);
  const after = await findPlan(db, school, plan);
  expect(after?.unit).toBeUndefined();
  expect(after?.values).toEqual(before?.values);
  expect(after?.values.people.map(({ name, role, jobTitle }) => [name, role, jobTitle])).toEqual([
    [LIBRARIAN, "librarian", undefined],
    ["Oda Other", "librarian", "Library media specialist"],
    ["Ms. Guest", "teacher", undefined],
  ]);
  expect(after?.number).toBe(2);
});

it("changes nothing in a plan whose log entry was restored in time", async () => {
  const { db, school, unit, plan } = await withPlan();
  await removeUnit(db, school, { id: unit, by: TEACHER }, later(1));
  await undeleteUnit(db, school, { id: unit, by: TEACHER }, later(2));
  await deleteOldRows(db, later(3 + UNDO_MS));
  expect(await findPlan(db, school, plan)).toMatchObject({ number: 1, unit: { id: unit, isDeleted: false } });
});
