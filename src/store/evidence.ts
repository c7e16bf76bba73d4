// Rows of evidence folders: their indicators. Every function asks whose folder it is: nobody else sees it.
import { randomUUID } from "node:crypto";
import type { PersonId } from "../domain/ids.js";
import { PIECES, type Piece, type PieceRow, toPiece } from "./evidence-pieces.js";
import { REMEMBER_REQUEST } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { Step } from "./sql/sql.js";

export interface Indicator {
  id: string;
  name: string;
  /** In the order they are read. What was deleted meanwhile isn't among them. */
  pieces: Piece[];
  updatedAt: Date;
  deletedAt: Date | undefined;
}

interface IndicatorRow {
  id: string;
  name: string;
  updatedAt: string;
  deletedAt: string | null;
}

const INDICATORS = `
  SELECT "id", "name", "updatedAt", "deletedAt" FROM "EvidenceIndicator"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "personId" = @person ORDER BY "place", "id"`;

const MARKED = `
  WITH x AS (${PIECES})
  SELECT m."indicatorId", x.* FROM "EvidenceMark" m
  JOIN "EvidenceIndicator" i ON i."workspaceId" = m."workspaceId" AND i."id" = m."indicatorId"
  JOIN x ON x."kind" = m."kind" AND x."id" = m."sourceId"
  WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND i."personId" = @person
  ORDER BY x."at", x."kind", x."id"`;

/** The folder of this person, in its order: also indicators that were deleted and can be restored. */
export async function indicatorsOf(db: Db, school: School, person: PersonId): Promise<Indicator[]> {
  const params = { ...inSchool(school), person };
  const [rows, marked] = await Promise.all([
    sqlOf(db).all<IndicatorRow>(INDICATORS, params),
    sqlOf(db).all<PieceRow & { indicatorId: string }>(MARKED, params),
  ]);
  return rows.map(({ id, name, updatedAt, deletedAt }) => ({
    ...{ id, name, updatedAt: new Date(updatedAt), deletedAt: deletedAt ? new Date(deletedAt) : undefined },
    pieces: marked.flatMap((row) => (row.indicatorId === id ? [toPiece(row, school)] : [])),
  }));
}

/** A change that someone asked for, of their own folder. */
export interface EvidenceRequest {
  person: PersonId;
  key: string;
  now: Date;
}

/** Takes all steps, once for each request. False, and nothing is done, when it was handled before or a step changed nothing that must. */
export async function writeOnce(
  db: Db,
  school: School,
  { key, now }: EvidenceRequest,
  steps: readonly Step[],
): Promise<boolean> {
  const remember = { sql: REMEMBER_REQUEST, params: { ...inSchool(school), key, at: now.toISOString() } };
  try {
    return await sqlOf(db).write([remember, ...steps]);
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

const ADD = `
  INSERT INTO "EvidenceIndicator" ("id", "workspaceId", "schoolId", "personId", "place", "name", "createdAt", "updatedAt")
  SELECT @id, @workspaceId, @schoolId, @person, COALESCE(max("place"), -1) + 1, @name, @at, @at FROM "EvidenceIndicator"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "personId" = @person`;

/** Adds indicators at the end. False when this request was handled before. */
export function addIndicators(
  db: Db,
  school: School,
  of: EvidenceRequest & { names: readonly string[] },
): Promise<boolean> {
  const params = { ...inSchool(school), person: of.person, at: of.now.toISOString() };
  const rows = of.names.map((name) => ({ sql: ADD, params: { ...params, id: randomUUID(), name } }));
  return writeOnce(db, school, of, rows);
}

/** An indicator as its person saw it. */
export interface SeenIndicator extends EvidenceRequest {
  id: string;
  seen: Date;
}

/** A change of an indicator that is as it was seen. */
const change = (set: string, condition: string) => `
  UPDATE "EvidenceIndicator" SET ${set}, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "personId" = @person AND "id" = @id
    AND "updatedAt" = @seen AND ${condition}`;

const IS_THERE = '"deletedAt" IS NULL';
const RENAME = change('"name" = @name', IS_THERE);
const DELETE = change('"deletedAt" = @at', IS_THERE);
const RESTORE = change('"deletedAt" = NULL', '"deletedAt" IS NOT NULL');
/** For a change of what is marked with it. */
export const TOUCH = change('"place" = "place"', IS_THERE);

export const toSeenParams = (school: School, { id, person, seen, now }: SeenIndicator) => ({
  ...{ ...inSchool(school), id, person, seen: seen.toISOString(), at: now.toISOString() },
});

/** Renames it. What is marked with it stays. False, and nothing is done, if it isn't as it was seen. */
export function renameIndicator(db: Db, school: School, of: SeenIndicator & { name: string }): Promise<boolean> {
  const params = { ...toSeenParams(school, of), name: of.name };
  return writeOnce(db, school, of, [{ sql: RENAME, params, mustChange: true }]);
}

/** Deletes it, or with `isDeleted: false` brings it back. False, and nothing is done, if it isn't as it was seen. */
export function deleteIndicator(db: Db, school: School, of: SeenIndicator & { isDeleted: boolean }): Promise<boolean> {
  const params = toSeenParams(school, of);
  return writeOnce(db, school, of, [{ sql: of.isDeleted ? DELETE : RESTORE, params, mustChange: true }]);
}
