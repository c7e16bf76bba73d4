// Rows of departments: which teachers are in which department of a school.
import { randomUUID } from "node:crypto";
import { departmentKey, MAX_DEPARTMENTS } from "../domain/department.js";
import { REMEMBER_REQUEST, wasSeen } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { Step } from "./sql/sql.js";

export interface Department {
  id: string;
  name: string;
  /** It grows with each change. */
  version: number;
  /** Ids. They may have left since, and Bookend may not have met them. */
  teachers: string[];
}

/** What a form says of a department, and the request it comes with. */
interface DepartmentChange {
  name: string;
  teachers: readonly string[];
  key: string;
  now: Date;
}

/** All departments, by name, at most MAX_DEPARTMENTS. */
export async function departmentsOf(db: Db, school: School): Promise<Department[]> {
  const rows = await db.department.findMany({
    where: inSchool(school),
    include: { teachers: { select: { personId: true }, orderBy: { personId: "asc" } } },
    orderBy: { key: "asc" },
  });
  return rows.map(({ id, name, version, teachers }) => ({
    ...{ id, name, version },
    teachers: teachers.map(({ personId }) => personId),
  }));
}

const ADD = `
  INSERT INTO "Department" ("id", "workspaceId", "schoolId", "name", "key")
  SELECT @id, s."workspaceId", s."id", @name, @nameKey FROM "School" s
  WHERE s."workspaceId" = @workspaceId AND s."id" = @schoolId
    AND (SELECT count(*) FROM "Department" d WHERE d."workspaceId" = @workspaceId AND d."schoolId" = @schoolId) < @most`;

const CHANGE = `
  UPDATE "Department" SET "name" = @name, "key" = @nameKey, "version" = "version" + 1
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "version" = @seen`;

const REMOVE_TEACHERS = `
  DELETE FROM "DepartmentTeacher" WHERE "workspaceId" = @workspaceId AND "departmentId" = @id`;

const ADD_TEACHERS = `
  INSERT INTO "DepartmentTeacher" ("workspaceId", "departmentId", "personId")
  SELECT d."workspaceId", d."id", p.value FROM "Department" d, json_each(@teachers) p
  WHERE d."workspaceId" = @workspaceId AND d."schoolId" = @schoolId AND d."id" = @id`;

/** Saves it once for a request. "taken": another department has the name. */
async function saveOnce(
  db: Db,
  school: School,
  { first, key }: { first: Step; key: string },
): Promise<"done" | "not done" | "repeated" | "taken"> {
  const { params } = first;
  try {
    const steps = [
      { sql: REMEMBER_REQUEST, params },
      { ...first, mustChange: true },
      { sql: REMOVE_TEACHERS, params },
      { sql: ADD_TEACHERS, params },
    ];
    return (await sqlOf(db).write(steps)) ? "done" : "not done";
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await wasSeen(db, school, key)) ? "repeated" : "taken";
  }
}

const toParams = (school: School, { name, teachers, key, now }: DepartmentChange) => ({
  ...inSchool(school),
  ...{ name, nameKey: departmentKey(name), teachers: JSON.stringify([...new Set(teachers)]) },
  ...{ key, at: now.toISOString(), most: MAX_DEPARTMENTS },
});

/** "full": there are MAX_DEPARTMENTS already. */
export async function addDepartment(
  db: Db,
  school: School,
  change: DepartmentChange,
): Promise<"added" | "repeated" | "taken" | "full"> {
  const params = { ...toParams(school, change), id: randomUUID() };
  const result = await saveOnce(db, school, { first: { sql: ADD, params }, key: change.key });
  return result === "done" ? "added" : result === "not done" ? "full" : result;
}

/** "outdated": it isn't as the person saw it (`seen` is its version), or it is gone. Nothing changes then. */
export async function changeDepartment(
  db: Db,
  school: School,
  { id, seen, ...change }: DepartmentChange & { id: string; seen: number },
): Promise<"changed" | "repeated" | "taken" | "outdated"> {
  const params = { ...toParams(school, change), id, seen };
  const result = await saveOnce(db, school, { first: { sql: CHANGE, params }, key: change.key });
  return result === "done" ? "changed" : result === "not done" ? "outdated" : result;
}

/** False, and it stays, if it isn't as the person saw it. */
export async function deleteDepartment(
  db: Db,
  school: School,
  { id, seen }: { id: string; seen: number },
): Promise<boolean> {
  const { count } = await db.department.deleteMany({ where: { id, ...inSchool(school), version: seen } });
  return count > 0;
}
