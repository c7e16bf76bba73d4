// Which records were asked for, by whom and when, and how much of the same days is left out.
import { randomUUID } from "node:crypto";
import type { PersonId } from "../domain/ids.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { NOT_YET } from "./imported-units.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

export interface RecordsRequest {
  firstDay: SchoolDay;
  lastDay: SchoolDay;
  /** The admin who asked; null: from the command line. */
  personName: string | null;
  madeAt: string;
}

interface Days {
  from: SchoolDay;
  to: SchoolDay;
}

/** Before the records are made: whatever becomes of them, it was asked for. */
export async function addRecordsRequest(
  db: Db,
  school: School,
  { from, to, person, now }: Days & { person: PersonId | undefined; now: Date },
): Promise<void> {
  const data = { id: randomUUID(), ...inSchool(school), firstDay: from, lastDay: to };
  await db.recordsRequest.create({ data: { ...data, personId: person ?? null, madeAt: now.toISOString() } });
}

const LATEST = `
  SELECT r."firstDay", r."lastDay", p."name" AS "personName", r."madeAt" FROM "RecordsRequest" r
  LEFT JOIN "Person" p ON p."workspaceId" = r."workspaceId" AND p."id" = r."personId"
  WHERE r."workspaceId" = @workspaceId AND r."schoolId" = @schoolId ORDER BY r."madeAt" DESC, r."id" LIMIT 5`;

/** The last five, newest first. */
export const latestRecordsRequests = (db: Db, school: School): Promise<RecordsRequest[]> =>
  sqlOf(db).all<RecordsRequest>(LATEST, inSchool(school));

/** How much of what is left out there is. */
export interface LeftOut {
  privateReflections: number;
  postedReflections: number;
  drafts: number;
  talks: number;
  evidence: number;
  unansweredOhYeahs: number;
  deletedUnits: number;
  deletedPlans: number;
  planVersions: number;
  planFiles: number;
  outsideNames: number;
  reasons: number;
}

// Drafts and evidence folders belong to no day.
const COUNTS = `
  WITH "Reflected" AS (SELECT "audience" FROM "Reflection"
      WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "createdAt" >= @start AND "createdAt" < @end),
    "Logged" AS (SELECT "id", "deletedAt" FROM "Unit"
      WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "date" BETWEEN @from AND @to)
  SELECT
    (SELECT count(*) FROM "Reflected" WHERE "audience" = 'me') AS "privateReflections",
    (SELECT count(*) FROM "Reflected" WHERE "audience" = 'channel') AS "postedReflections",
    (SELECT count(*) FROM "Draft" WHERE "workspaceId" = @workspaceId) AS "drafts",
    (SELECT count(*) FROM "Talk" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "deletedAt" IS NULL
      AND "day" BETWEEN @from AND @to) AS "talks",
    (SELECT count(DISTINCT "personId") FROM "EvidenceIndicator" WHERE "workspaceId" = @workspaceId
      AND "schoolId" = @schoolId AND "deletedAt" IS NULL) AS "evidence",
    (SELECT count(*) FROM "OhYeah" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId
      AND "removedAt" IS NULL AND "consent" = 'asked' AND "day" BETWEEN @from AND @to) AS "unansweredOhYeahs",
    (SELECT count(*) FROM "Logged" WHERE "deletedAt" < @notYet) AS "deletedUnits",
    (SELECT count(*) FROM "Plan" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId
      AND "deletedAt" IS NOT NULL) AS "deletedPlans",
    (SELECT count(*) FROM "PlanEdit" e JOIN "Plan" p ON p."workspaceId" = e."workspaceId" AND p."id" = e."planId"
      WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND p."deletedAt" IS NULL
        AND e."number" < (SELECT max(l."number") FROM "PlanEdit" l
          WHERE l."workspaceId" = e."workspaceId" AND l."planId" = e."planId")) AS "planVersions",
    (SELECT count(*) FROM "PlanAttachment" a JOIN "Plan" p ON p."workspaceId" = a."workspaceId" AND p."id" = a."planId"
      WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND p."deletedAt" IS NULL
        AND a."kind" = 'file' AND a."removedAt" IS NULL) AS "planFiles",
    (SELECT count(*) FROM "UnitPartnerName" n JOIN "Logged" u ON u."id" = n."unitId"
      WHERE n."workspaceId" = @workspaceId AND u."deletedAt" IS NULL) AS "outsideNames",
    (SELECT count(*) FROM "LevelOpinion" o JOIN "Logged" u ON u."id" = o."unitId"
      WHERE o."workspaceId" = @workspaceId AND u."deletedAt" IS NULL AND o."why" IS NOT NULL) AS "reasons"`;

/** Only counts: what is private stays where it is. `start` and `end` are the instants at which the days begin and are over. */
export async function countLeftOut(
  db: Db,
  school: School,
  { from, to, start, end }: Days & { start: Date; end: Date },
): Promise<LeftOut> {
  const params = { ...inSchool(school), from, to, start: start.toISOString(), end: end.toISOString(), notYet: NOT_YET };
  const [row] = await sqlOf(db).all<Record<keyof LeftOut, number | string>>(COUNTS, params);
  const counts = Object.entries(row ?? {}).map(([what, count]) => [what, Number(count)]);
  return Object.fromEntries(counts) as LeftOut;
}
