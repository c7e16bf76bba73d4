// Tells for many questions about levels at once if what they show has changed.
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

interface VersionRow extends Record<string, unknown> {
  id: string;
  /** Partners with their ratings, in any order. */
  partners: string | null;
}

const UNIT_VERSIONS = `
  SELECT u."id", u."title", u."date", u."grades", u."level", u."evidence", u."notes", u."deletedAt",
    l."name" AS "loggedBy",
    (SELECT string_agg(up."personId" || ' ' || COALESCE(CAST(o."level" AS TEXT), '') || ' '
        || COALESCE(o."answeredAt", ''), ',')
      FROM "UnitPartner" up
      LEFT JOIN "LevelOpinion" o ON o."workspaceId" = up."workspaceId" AND o."unitId" = up."unitId"
        AND o."personId" = up."personId"
      WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id") AS "partners"
  FROM "Unit" u
  JOIN "Person" l ON l."workspaceId" = u."workspaceId" AND l."id" = u."loggedById"
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."id" IN (SELECT value FROM json_each(@units))`;

const MUTED = `
  SELECT "id" FROM "Person"
  WHERE "workspaceId" = @workspaceId AND "muted" AND "id" IN (SELECT value FROM json_each(@people))`;

const toVersion = ({ partners, ...shown }: VersionRow) =>
  JSON.stringify([Object.values(shown), (partners ?? "").split(",").sort()]);

/** For each question, in their order, a text that differs when what it shows differs. */
export async function levelQuestionVersions(
  db: Db,
  school: School,
  asked: readonly { person: string; about: readonly string[] }[],
): Promise<string[]> {
  const units = JSON.stringify([...new Set(asked.flatMap(({ about }) => about))]);
  const people = JSON.stringify([...new Set(asked.map(({ person }) => person))]);
  const { workspaceId } = school;
  const [rows, muted] = await Promise.all([
    sqlOf(db).all<VersionRow>(UNIT_VERSIONS, { ...inSchool(school), units }),
    sqlOf(db).all<{ id: string }>(MUTED, { workspaceId, people }),
  ]);
  const versions = new Map(rows.map((row) => [row.id, toVersion(row)]));
  const isMuted = new Set(muted.map(({ id }) => id));
  return asked.map(({ person, about }) =>
    JSON.stringify([isMuted.has(person), ...about.map((id) => versions.get(id) ?? "gone")]),
  );
}
