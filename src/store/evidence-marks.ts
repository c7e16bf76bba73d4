// Rows that say what is evidence for which indicator. Every function asks whose folder it is, and what its person may mark.
import { PIECE_KINDS, type PieceId, type PieceKind } from "../domain/evidence.js";
import { type EvidenceRequest, type SeenIndicator, TOUCH, toSeenParams, writeOnce } from "./evidence.js";
import { PIECES } from "./evidence-pieces.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";

/** What was deleted stays marked, in case it is restored. */
const UNMARK_ALL = `
  WITH x AS (${PIECES})
  DELETE FROM "EvidenceMark" WHERE "workspaceId" = @workspaceId AND "indicatorId" = @id
    AND EXISTS (SELECT 1 FROM x WHERE x."kind" = "EvidenceMark"."kind" AND x."id" = "EvidenceMark"."sourceId")`;

const MARK_ALL = `
  INSERT INTO "EvidenceMark" ("workspaceId", "indicatorId", "kind", "sourceId")
  SELECT @workspaceId, @id, x."kind", x."id" FROM (${PIECES}) x
  WHERE x."kind" = @kind AND x."id" IN (SELECT value FROM json_each(@sources))`;

/** Marks these pieces with an indicator, and no others. False, and nothing is done, if it isn't as it was seen. */
export function markPieces(
  db: Db,
  school: School,
  of: SeenIndicator & { pieces: readonly PieceId[] },
): Promise<boolean> {
  const params = toSeenParams(school, of);
  const sourcesOf = (kind: PieceKind) => of.pieces.flatMap((piece) => (piece.kind === kind ? [piece.id] : []));
  return writeOnce(db, school, of, [
    { sql: TOUCH, params, mustChange: true },
    { sql: UNMARK_ALL, params },
    ...PIECE_KINDS.map((kind) => ({
      sql: MARK_ALL,
      params: { ...params, kind, sources: JSON.stringify(sourcesOf(kind)) },
    })),
  ]);
}

const OWN = `
  SELECT i."id" FROM "EvidenceIndicator" i
  WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND i."personId" = @person AND i."deletedAt" IS NULL`;

const UNMARK = `
  WITH own AS (${OWN})
  DELETE FROM "EvidenceMark" WHERE "workspaceId" = @workspaceId AND "kind" = @kind AND "sourceId" = @source
    AND "indicatorId" IN (SELECT "id" FROM own) AND "indicatorId" IN (SELECT value FROM json_each(@remove))`;

const MARK = `
  WITH own AS (${OWN}), x AS (${PIECES})
  INSERT INTO "EvidenceMark" ("workspaceId", "indicatorId", "kind", "sourceId")
  SELECT @workspaceId, own."id", x."kind", x."id" FROM own JOIN x ON x."kind" = @kind AND x."id" = @source
  WHERE own."id" IN (SELECT value FROM json_each(@add)) AND NOT EXISTS (SELECT 1 FROM "EvidenceMark" m
    WHERE m."workspaceId" = @workspaceId AND m."indicatorId" = own."id" AND m."kind" = x."kind" AND m."sourceId" = x."id")`;

/** Forms that show what is marked with these are outdated now. */
const TOUCH_CHANGED = `
  UPDATE "EvidenceIndicator" SET "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "personId" = @person AND "deletedAt" IS NULL
    AND "id" IN (SELECT value FROM json_each(@changed))`;

/**
 * Marks a piece with the indicators of `add`, and no longer with those of `remove`. What isn't named stays as it is, so
 * nothing that was marked elsewhere meanwhile is lost. False when this request was handled before.
 */
export function markPiece(
  db: Db,
  school: School,
  of: EvidenceRequest & { piece: PieceId; add: readonly string[]; remove: readonly string[] },
): Promise<boolean> {
  const { person, piece, add, remove, now } = of;
  const params = {
    ...{ ...inSchool(school), person, kind: piece.kind, source: piece.id, at: now.toISOString() },
    ...{ add: JSON.stringify(add), remove: JSON.stringify(remove), changed: JSON.stringify([...add, ...remove]) },
  };
  return writeOnce(
    db,
    school,
    of,
    [UNMARK, MARK, TOUCH_CHANGED].map((sql) => ({ sql, params })),
  );
}
