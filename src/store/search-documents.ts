// Writes down what units and plans are found by, for those that changed. The database itself notices what changed.
import { setImmediate } from "node:timers/promises";
import { nearestLevel } from "../domain/agreement.js";
import type { PlanId, SchoolId, SchoolKey, UnitId, WorkspaceId } from "../domain/ids.js";
import { PLAN_RESOURCES } from "../domain/plan/plan-fields.js";
import { toGradeMark, toLevelMark, toSchoolMark, toSubjectMark } from "../domain/search-marks.js";
import { toSearchWords } from "../domain/search-words.js";
import { otherNamesOf } from "../domain/subject-names.js";
import { type Plan, plansWhere, selectPlans } from "./plan-row.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { SqlParams, Step } from "./sql/sql.js";
import { type LoggedUnit, selectUnits, unitsWhere } from "./unit-row.js";

interface Change {
  workspaceId: WorkspaceId;
  kind: "unit" | "plan";
  id: string;
  times: number;
}

/** What is done in one statement, while others wait. */
const AT_ONCE = 25;

const CHANGES = `
  SELECT "workspaceId", "kind", "id", "times" FROM "SearchChange"
  WHERE "workspaceId" = @workspaceId LIMIT CAST(@most AS INTEGER)`;

// A change that came after this one was read keeps its row, and nothing of this is written.
const DONE = `
  DELETE FROM "SearchChange"
  WHERE "workspaceId" = @workspaceId AND "kind" = @kind AND "id" = @id AND "times" = CAST(@times AS INTEGER)`;

/** The units and plans that belong together with those that changed, before and now. */
const TOGETHER = `
  SELECT "unitId", "planId" FROM "SearchDocument"
  WHERE "workspaceId" = @workspaceId AND "unitId" IN (SELECT value FROM json_each(@units))
  UNION ALL SELECT "unitId", "planId" FROM "SearchDocument"
  WHERE "workspaceId" = @workspaceId AND "planId" IN (SELECT value FROM json_each(@plans))
  UNION ALL SELECT "unitId", "id" FROM "Plan"
  WHERE "workspaceId" = @workspaceId AND "id" IN (SELECT value FROM json_each(@plans))
  UNION ALL SELECT "unitId", "id" FROM "Plan"
  WHERE "workspaceId" = @workspaceId AND "unitId" IN (SELECT value FROM json_each(@units))`;

const SCHOOLS = `
  SELECT "schoolId" AS "id" FROM "Unit"
  WHERE "workspaceId" = @workspaceId AND "id" IN (SELECT value FROM json_each(@units))
  UNION ALL SELECT "schoolId" FROM "Plan"
  WHERE "workspaceId" = @workspaceId AND "id" IN (SELECT value FROM json_each(@plans))`;

const REMOVE = [
  `DELETE FROM "SearchDocument"
    WHERE "workspaceId" = @workspaceId AND "unitId" IN (SELECT value FROM json_each(@units))`,
  `DELETE FROM "SearchDocument"
    WHERE "workspaceId" = @workspaceId AND "planId" IN (SELECT value FROM json_each(@plans))`,
];

// Not of what went for good since it was read: the database notes that, and the next round reads what is left.
const ADD = `
  INSERT INTO "SearchDocument" ("number", "workspaceId", "schoolId", "unitId", "planId", "day", "marks", "title", "subject",
    "overview", "standards", "resources")
  SELECT n."number", @workspaceId, @schoolId, @unitId, @planId, @day, @marks, @title, @subject, @overview, @standards, @resources
  FROM (SELECT COALESCE(max("number"), 0) + 1 AS "number" FROM "SearchDocument") n
  WHERE (CAST(@unitId AS TEXT) IS NULL
      OR EXISTS (SELECT 1 FROM "Unit" WHERE "workspaceId" = @workspaceId AND "id" = @unitId))
    AND (CAST(@planId AS TEXT) IS NULL
      OR EXISTS (SELECT 1 FROM "Plan" WHERE "workspaceId" = @workspaceId AND "id" = @planId))`;

const unique = <T extends string>(ids: readonly (T | null)[]): T[] => [
  ...new Set(ids.filter((id): id is T => id !== null)),
];

interface Entry {
  unit: LoggedUnit | undefined;
  plan: Plan | undefined;
}

const words = (...texts: (string | undefined)[]) => toSearchWords(texts.filter(Boolean).join("\n")).join(" ");

/** What a unit and its plan are found by. Areas of deficit, evidence and notes are not for everyone's eyes. */
function toDocument(school: SchoolKey, { unit, plan }: Entry): SqlParams {
  const values = plan?.values;
  const level = unit ? nearestLevel(unit.agreed.level) : values?.level;
  const subject = unit ? unit.subject : values?.subject;
  const marks = [
    toSchoolMark(school),
    ...(unit?.grades ?? values?.grades ?? []).map(toGradeMark),
    ...(level ? [toLevelMark(level)] : []),
    ...(subject ? [toSubjectMark(subject)] : []),
  ];
  return {
    ...{ workspaceId: school.workspaceId, schoolId: school.id, unitId: unit?.id ?? null, planId: plan?.id ?? null },
    ...{ day: unit?.date ?? values?.day ?? "", marks: marks.join(" ") },
    title: words(unit?.title ?? values?.title),
    subject: words(subject, ...otherNamesOf(subject ?? "")),
    overview: words(values?.overview),
    standards: words(...(values?.standards ?? []).flatMap(({ area, text }) => [area, text]), ...(values?.aasl ?? [])),
    resources: words(...PLAN_RESOURCES.flatMap((kind) => values?.[kind] ?? [])),
  };
}

// One id after the other: for a list of ids, SQLite would rather look at the whole school.
const UNIT = unitsWhere('u."deletedAt" IS NULL AND u."id" = @id');
const PLAN = plansWhere('p."deletedAt" IS NULL AND p."id" = @id');

interface Ids {
  units: readonly string[];
  plans: readonly string[];
}

async function readDocuments(db: Db, school: SchoolKey, ids: Ids): Promise<SqlParams[]> {
  const [units, plans] = await Promise.all([
    Promise.all(ids.units.map((id) => selectUnits(db, school, { sql: UNIT, params: { id } }))).then((all) =>
      all.flat(),
    ),
    Promise.all(ids.plans.map((id) => selectPlans(db, school, { sql: PLAN, params: { id } }))).then((all) =>
      all.flat(),
    ),
  ]);
  const unitOf = (plan: Plan) => units.find(({ id }) => id === plan.unit?.id);
  const planned = new Set(plans.map(({ unit }) => unit?.id));
  const entries = [
    ...plans.map((plan) => ({ plan, unit: unitOf(plan) })),
    ...units.filter(({ id }) => !planned.has(id)).map((unit) => ({ unit, plan: undefined })),
  ];
  return entries.map((entry) => toDocument(school, entry));
}

async function refresh(db: Db, workspaceId: WorkspaceId, changes: readonly Change[]): Promise<void> {
  const sql = sqlOf(db);
  const idsOf = (kind: Change["kind"]) => changes.flatMap((change) => (change.kind === kind ? [change.id] : []));
  const changed = { units: idsOf("unit"), plans: idsOf("plan") };
  const toParams = ({ units, plans }: Ids) => ({
    ...{ workspaceId, units: JSON.stringify(units), plans: JSON.stringify(plans) },
  });
  const together = await sql.all<{ unitId: UnitId | null; planId: PlanId | null }>(TOGETHER, toParams(changed));
  const ids = {
    units: unique([...changed.units, ...together.map(({ unitId }) => unitId)]),
    plans: unique([...changed.plans, ...together.map(({ planId }) => planId)]),
  };
  const params = toParams(ids);
  const schools = await sql.all<{ id: SchoolId }>(SCHOOLS, params);
  const documents: SqlParams[] = [];
  for (const id of unique(schools.map((school) => school.id))) {
    documents.push(...(await readDocuments(db, { workspaceId, id }, ids)));
  }
  const steps: Step[] = [
    ...changes.map((change) => ({ sql: DONE, params: { ...change }, mustChange: true })),
    ...REMOVE.map((removal) => ({ sql: removal, params })),
    ...documents.map((document) => ({ sql: ADD, params: document })),
  ];
  // If it changed again meanwhile, or another process was first, the next round reads it anew.
  await sql.write(steps);
}

/**
 * Brings the search up to date with the workspace's units and plans, in short steps: at most so many, so that nobody waits
 * long after a large import. True when nothing is left to do.
 */
export async function refreshSearch(
  db: Db,
  workspaceId: WorkspaceId,
  mostSteps = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  for (let step = 0; step < mostSteps; step++) {
    const changes = await sqlOf(db).all<Change>(CHANGES, { workspaceId, most: AT_ONCE });
    if (changes.length === 0) return true;
    await refresh(db, workspaceId, changes);
    if (changes.length === AT_ONCE) await setImmediate();
  }
  return false;
}
