// How writers are asked about their roadblocks: claimed before the question goes out, and followed afterward.
import { type Roadblock, roadblockId, THIS_ROADBLOCK } from "./roadblocks.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

const CLAIM = `
  UPDATE "Roadblock" SET "askedAt" = @at
  ${THIS_ROADBLOCK} AND "state" = 'open' AND "askAt" = @askAt AND ("askedAt" IS NULL OR "askedAt" < "askAt")`;

const RELEASE = `
  UPDATE "Roadblock" SET "askedAt" = NULL ${THIS_ROADBLOCK}`;

const keyOf = (school: School, { reflection, slot }: Roadblock) => ({ ...inSchool(school), reflection, slot });

/**
 * Remembers that their writer is being asked about these now: all of them or none. False when another process already asked
 * about one of them, or it is solved.
 */
export async function claimRoadblockQuestion(
  db: Db,
  school: School,
  { roadblocks, now }: { roadblocks: readonly Roadblock[]; now: Date },
): Promise<boolean> {
  const at = now.toISOString();
  return sqlOf(db).write(
    roadblocks.map((roadblock) => ({
      sql: CLAIM,
      params: { ...keyOf(school, roadblock), askAt: roadblock.askAt.toISOString(), at },
      mustChange: true,
    })),
  );
}

/** The question didn't arrive, so it may be asked again. */
export async function releaseRoadblockQuestion(
  db: Db,
  school: School,
  roadblocks: readonly Roadblock[],
): Promise<void> {
  await sqlOf(db).write(roadblocks.map((roadblock) => ({ sql: RELEASE, params: keyOf(school, roadblock) })));
}

const VERSIONS = `
  SELECT b."reflectionId", b."slot", b."state", b."askAt", b."askedAt", b."changedAt", r."updatedAt"
  FROM "Roadblock" b
  JOIN "Reflection" r ON r."workspaceId" = b."workspaceId" AND r."id" = b."reflectionId"
  WHERE b."workspaceId" = @workspaceId AND r."schoolId" = @schoolId
    AND b."reflectionId" || ':' || b."slot" IN (SELECT value FROM json_each(@ids))`;

type VersionRow = Pick<Roadblock, "reflection" | "slot"> & { reflectionId: Roadblock["reflection"] };

/** For each question, in their order, a text that differs when what it shows differs. `about` holds ids of roadblocks. */
export async function roadblockQuestionVersions(
  db: Db,
  school: School,
  asked: readonly { about: readonly string[] }[],
): Promise<string[]> {
  const ids = JSON.stringify([...new Set(asked.flatMap(({ about }) => about))]);
  const rows = await sqlOf(db).all<VersionRow>(VERSIONS, { ...inSchool(school), ids });
  const versions = new Map(
    rows.map((row) => [roadblockId({ reflection: row.reflectionId, slot: row.slot }), Object.values(row).join(" ")]),
  );
  return asked.map(({ about }) => about.map((id) => versions.get(id) ?? "gone").join("\n"));
}
