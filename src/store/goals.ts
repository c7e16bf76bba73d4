// Rows of goals: what a school wants to reach in a school year.
import { randomUUID } from "node:crypto";
import { type Aim, type Goal, type GoalKind, type Measure, measureKey, type ShareSide } from "../domain/goal.js";
import { REMEMBER_REQUEST, wasSeen } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { SqlParams, Step } from "./sql/sql.js";

interface GoalRow {
  id: string;
  year: string;
  kind: GoalKind;
  shareBy: ShareSide | null;
  isOutside: boolean | number;
  names: string | null;
  start: number | null;
  target: number;
  version: number;
  createdAt: string;
}

const toMeasure = ({ kind, shareBy, isOutside, names }: GoalRow): Measure =>
  kind === "share"
    ? {
        kind,
        of: { by: shareBy ?? "subject", names: (names ?? "").split("\n"), isOutside: Boolean(isOutside) },
      }
    : { kind };

const toGoal = (row: GoalRow): Goal => ({
  id: row.id,
  year: row.year,
  version: row.version,
  measure: toMeasure(row),
  start: row.start ?? undefined,
  target: row.target,
  createdAt: new Date(row.createdAt),
});

function toColumns({ measure, start, target }: Aim): SqlParams {
  const of = measure.kind === "share" ? measure.of : undefined;
  return {
    ...{ kind: measure.kind, measure: measureKey(measure), start: start ?? null, target },
    ...{ shareBy: of?.by ?? null, names: of?.names.join("\n") ?? null, outside: of?.isOutside ? "yes" : "no" },
  };
}

const OF_SCHOOL_YEARS = `
  SELECT * FROM "Goal" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId ORDER BY "year", "place"`;

/** The goals of all school years, which are few: by year, in the order they were set. */
export async function goalsOf(db: Db, school: School): Promise<Goal[]> {
  const rows = await sqlOf(db).all<GoalRow>(OF_SCHOOL_YEARS, inSchool(school));
  return rows.map(toGoal);
}

export async function findGoal(db: Db, school: School, id: string): Promise<Goal | undefined> {
  const row = await db.goal.findFirst({ where: { id, ...inSchool(school) } });
  return row ? toGoal(row as GoalRow) : undefined;
}

// In the first place that is free: there are five, so a year never has more goals, however many people add one at once.
const ADD = `
  INSERT INTO "Goal" ("id", "workspaceId", "schoolId", "year", "place", "kind", "shareBy", "isOutside", "names", "measure",
    "start", "target", "createdAt")
  SELECT @id, @workspaceId, @schoolId, @year, free."place", @kind, @shareBy, CASE WHEN @outside = 'yes' THEN TRUE ELSE FALSE END,
    @names, @measure, CAST(@start AS INTEGER), CAST(@target AS INTEGER), @at
  FROM (SELECT 1 AS "place" UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) free
  WHERE NOT EXISTS (SELECT 1 FROM "Goal" g WHERE g."workspaceId" = @workspaceId AND g."schoolId" = @schoolId
    AND g."year" = @year AND g."place" = free."place")
  ORDER BY free."place" LIMIT 1`;

const CHANGE = `
  UPDATE "Goal" SET "kind" = @kind, "shareBy" = @shareBy, "isOutside" = CASE WHEN @outside = 'yes' THEN TRUE ELSE FALSE END,
    "names" = @names, "measure" = @measure, "start" = CAST(@start AS INTEGER), "target" = @target, "version" = "version" + 1
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "version" = @seen`;

interface Request {
  key: string;
  now: Date;
}

/** Does the step once for a request. "taken": another goal of the year measures the same. */
async function writeOnce(
  db: Db,
  school: School,
  { step, key, now }: Request & { step: Step },
): Promise<"done" | "not done" | "repeated" | "taken"> {
  const claim = { sql: REMEMBER_REQUEST, params: { ...inSchool(school), key, at: now.toISOString() } };
  try {
    return (await sqlOf(db).write([claim, { ...step, mustChange: true }])) ? "done" : "not done";
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await wasSeen(db, school, key)) ? "repeated" : "taken";
  }
}

/** "full": the year has as many goals as it may have. "taken": it has one that measures the same. */
export async function addGoal(
  db: Db,
  school: School,
  goal: { year: string; aim: Aim } & Request,
): Promise<"added" | "repeated" | "taken" | "full"> {
  const { year, aim, key, now } = goal;
  const columns = { id: randomUUID(), year, ...toColumns(aim), at: now.toISOString() };
  const result = await writeOnce(db, school, {
    step: { sql: ADD, params: { ...inSchool(school), ...columns } },
    key,
    now,
  });
  if (result === "taken") {
    const others = (await goalsOf(db, school)).filter((one) => one.year === year);
    const isSame = others.some(({ measure }) => measureKey(measure) === measureKey(aim.measure));
    // Otherwise someone else's goal took the place at the same moment, and the next place may be free.
    return isSame ? "taken" : addGoal(db, school, goal);
  }
  return result === "done" ? "added" : result === "not done" ? "full" : result;
}

/** "outdated": it isn't as the person saw it (`seen` is its version), or it is gone. Nothing changes then. */
export async function changeGoal(
  db: Db,
  school: School,
  { id, seen, aim, key, now }: { id: string; seen: number; aim: Aim } & Request,
): Promise<"changed" | "repeated" | "taken" | "outdated"> {
  const step = { sql: CHANGE, params: { ...inSchool(school), id, seen, ...toColumns(aim) } };
  const result = await writeOnce(db, school, { step, key, now });
  return result === "done" ? "changed" : result === "not done" ? "outdated" : result;
}

/** False, and it stays, if it isn't as the person saw it. */
export async function deleteGoal(db: Db, school: School, { id, seen }: { id: string; seen: number }): Promise<boolean> {
  const { count } = await db.goal.deleteMany({ where: { id, ...inSchool(school), version: seen } });
  return count > 0;
}
