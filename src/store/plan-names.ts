// Rows of people's answers to whether their name may be on copies of a plan outside the school.
import type { PersonId, PlanId } from "../domain/ids.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** Someone of a plan: a person's id, or the key of a name outside Slack. */
export interface PlanNameKey {
  plan: PlanId;
  key: string;
  /** Undefined for someone outside Slack. */
  person?: PersonId | undefined;
}

/** What a person was asked, and their answer: undefined as long as there is none. */
export interface PlanNameAnswer extends PlanNameKey {
  allowed: boolean | undefined;
  askedBy: string;
}

interface AnswerRow {
  planId: PlanId;
  key: string;
  personId: PersonId | null;
  allowed: boolean | number | null;
  askedBy: string;
}

const OF_PLANS = `
  SELECT n."planId", n."key", n."personId", n."allowed", a."name" AS "askedBy" FROM "PlanName" n
  JOIN "Plan" p ON p."workspaceId" = n."workspaceId" AND p."id" = n."planId"
  JOIN "Person" a ON a."workspaceId" = n."workspaceId" AND a."id" = n."askedById"
  WHERE n."workspaceId" = @workspaceId AND p."schoolId" = @schoolId
    AND n."planId" IN (SELECT value FROM json_each(@plans))
  ORDER BY n."planId", n."key"`;

/** Everyone of these plans who was asked. */
export async function planNameAnswers(db: Db, school: School, plans: readonly string[]): Promise<PlanNameAnswer[]> {
  const rows = await sqlOf(db).all<AnswerRow>(OF_PLANS, { ...inSchool(school), plans: JSON.stringify(plans) });
  return rows.map(({ planId, key, personId, allowed, askedBy }) => ({
    ...{ plan: planId, key, askedBy },
    ...(personId ? { person: personId } : {}),
    allowed: allowed === null ? undefined : Boolean(allowed),
  }));
}

const ASK = `
  INSERT INTO "PlanName" ("workspaceId", "planId", "key", "personId", "askedById", "askedAt")
  SELECT @workspaceId, @plan, @key, @person, @by, @at FROM "Plan"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @plan AND "deletedAt" IS NULL
  ON CONFLICT ("workspaceId", "planId", "key") DO NOTHING`;

interface ByPerson {
  by: PersonId;
  now: Date;
}

const toParams = (school: School, { plan, key, person }: PlanNameKey, { by, now }: ByPerson) => ({
  ...{ ...inSchool(school), plan, key, by },
  person: person ?? null,
  at: now.toISOString(),
});

/** Remembers that someone is asked. False if they were asked before, or the plan is deleted. */
export const askPlanName = (db: Db, school: School, name: PlanNameKey, asking: ByPerson): Promise<boolean> =>
  sqlOf(db).write([{ sql: ASK, params: toParams(school, name, asking), mustChange: true }]);

const FORGET = `
  DELETE FROM "PlanName" WHERE "workspaceId" = @workspaceId AND "planId" = @plan AND "key" = @key AND "allowed" IS NULL
    AND EXISTS (SELECT 1 FROM "Plan" p WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND p."id" = @plan)`;

/** The question didn't arrive, so they may be asked again. */
export async function forgetPlanName(db: Db, school: School, { plan, key }: PlanNameKey): Promise<void> {
  await sqlOf(db).write([{ sql: FORGET, params: { ...inSchool(school), plan, key } }]);
}

const ANSWER = `
  INSERT INTO "PlanName" ("workspaceId", "planId", "key", "personId", "askedById", "askedAt", "allowed", "answeredById",
    "answeredAt")
  SELECT @workspaceId, @plan, @key, @person, @by, @at, CAST(@allowed AS INTEGER) = 1, @by, @at FROM "Plan"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @plan AND "deletedAt" IS NULL
  ON CONFLICT ("workspaceId", "planId", "key") DO UPDATE SET "allowed" = excluded."allowed",
    "answeredById" = excluded."answeredById", "answeredAt" = excluded."answeredAt"`;

/** Saves an answer, also of someone who wasn't asked. False if the plan is deleted. */
export const answerPlanName = (
  db: Db,
  school: School,
  name: PlanNameKey & { allowed: boolean },
  answering: ByPerson,
): Promise<boolean> => {
  const params = { ...toParams(school, name, answering), allowed: name.allowed ? 1 : 0 };
  return sqlOf(db).write([{ sql: ANSWER, params, mustChange: true }]);
};
