// What a librarian may mark as evidence: units they worked on, their own talks and reflections, and OH YEAHs that all staff can read.
import type { PieceId } from "../domain/evidence.js";
import type { PersonId } from "../domain/ids.js";
import { type SchoolDay, schoolDayAt } from "../domain/time/school-day.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** Something that can be marked, as a list shows it. */
export interface Piece extends PieceId {
  /** A unit's title, a talk's topic, the words of an OH YEAH, or the key of a reflection's sheet. */
  title: string;
  day: SchoolDay;
  /** Who said an OH YEAH. Empty for everything else. */
  by: string;
}

/** A reflection has no day of its own: its row says when it was written. */
export interface PieceRow extends PieceId {
  title: string;
  at: string;
  by: string;
}

export function toPiece({ kind, id, title, at, by }: PieceRow, { timeZone }: School): Piece {
  const day = kind === "reflection" ? schoolDayAt(new Date(at), timeZone) : (at as SchoolDay);
  return { kind, id, title, day, by };
}

/** Takes `workspaceId`, `schoolId` and `person`. */
export const PIECES = `
  SELECT 'unit' AS "kind", u."id", u."title", u."date" AS "at", '' AS "by" FROM "Unit" u
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL
    AND (u."loggedById" = @person OR EXISTS (SELECT 1 FROM "UnitPartner" p
      WHERE p."workspaceId" = u."workspaceId" AND p."unitId" = u."id" AND p."personId" = @person))
  UNION ALL
  SELECT 'talk', t."id", t."about", t."day", '' FROM "Talk" t
  WHERE t."workspaceId" = @workspaceId AND t."schoolId" = @schoolId AND t."personId" = @person AND t."deletedAt" IS NULL
  UNION ALL
  SELECT 'ohyeah', o."id", o."text", o."day", a."name" FROM "OhYeah" o
  JOIN "Person" a ON a."workspaceId" = o."workspaceId" AND a."id" = o."authorId"
  WHERE o."workspaceId" = @workspaceId AND o."schoolId" = @schoolId AND o."consent" = 'given' AND o."removedAt" IS NULL
  UNION ALL
  SELECT 'reflection', r."id", r."sheet", r."createdAt", '' FROM "Reflection" r
  WHERE r."workspaceId" = @workspaceId AND r."schoolId" = @schoolId AND r."personId" = @person`;

const NEWEST = `SELECT * FROM (${PIECES}) x ORDER BY x."at" DESC, x."kind", x."id" LIMIT 5000`;
const ONE = `SELECT * FROM (${PIECES}) x WHERE x."kind" = @kind AND x."id" = @id`;

/** What this person may mark, newest first, at most 5,000. */
export async function piecesFor(db: Db, school: School, person: PersonId): Promise<Piece[]> {
  const rows = await sqlOf(db).all<PieceRow>(NEWEST, { ...inSchool(school), person });
  return rows.map((row) => toPiece(row, school));
}

/** This piece, if the person may mark it. */
export async function findPiece(
  db: Db,
  school: School,
  { kind, id, person }: PieceId & { person: PersonId },
): Promise<Piece | undefined> {
  const [row] = await sqlOf(db).all<PieceRow>(ONE, { ...inSchool(school), person, kind, id });
  return row && toPiece(row, school);
}
