// Rows of logs that were dropped in: the file in parts and what its columns are taken for, until someone confirms it.
import { randomUUID } from "node:crypto";
import type { PersonId } from "../domain/ids.js";
import type { FoundColumns } from "../domain/log-sheet/read-log.js";
import { WEEK_MS } from "../domain/time/duration.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** How long an import can be undone, in milliseconds. */
export const UNDO_IMPORT_MS = WEEK_MS;

export interface LogImport {
  id: string;
  fileName: string;
  by: { id: PersonId; name: string };
  found: FoundColumns;
  createdAt: Date;
  state: "read" | "saved" | "undone";
  savedAt: Date | undefined;
}

interface ImportRow {
  id: string;
  fileName: string;
  personId: string;
  personName: string;
  found: string;
  createdAt: string;
  savedAt: string | null;
  undoneAt: string | null;
}

const ADD = `
  INSERT INTO "LogImport" ("id", "workspaceId", "schoolId", "personId", "fileName", "found", "createdAt")
  VALUES (@id, @workspaceId, @schoolId, @by, @fileName, @found, @at)`;

const ADD_PART = `
  INSERT INTO "LogImportPart" ("workspaceId", "importId", "place", "content")
  VALUES (@workspaceId, @id, @place, @content)`;

/** In bytes; a multiple of three, so that the parts of the text can be joined. */
const PART_BYTES = 384 * 1024;

export interface NewLogImport {
  fileName: string;
  found: FoundColumns;
  bytes: Uint8Array;
  by: PersonId;
  now: Date;
}

/** Keeps a file until someone confirms it. Returns the id of the import. */
export async function addLogImport(db: Db, school: School, { bytes, found, ...added }: NewLogImport): Promise<string> {
  const id = randomUUID();
  const params = { ...inSchool(school), id, by: added.by, fileName: added.fileName, at: added.now.toISOString() };
  await sqlOf(db).write([{ sql: ADD, params: { ...params, found: JSON.stringify(found) } }]);
  for (let place = 0; place * PART_BYTES < bytes.length; place++) {
    const part = bytes.subarray(place * PART_BYTES, (place + 1) * PART_BYTES);
    const content = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("base64");
    await sqlOf(db).writeAside([{ sql: ADD_PART, params: { ...params, place, content } }]);
  }
  return id;
}

const SELECT = `
  SELECT i."id", i."fileName", i."personId", p."name" AS "personName", i."found", i."createdAt", i."savedAt", i."undoneAt"
  FROM "LogImport" i JOIN "Person" p ON p."workspaceId" = i."workspaceId" AND p."id" = i."personId"
  WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId`;

const toImport = (row: ImportRow): LogImport => ({
  id: row.id,
  fileName: row.fileName,
  by: { id: row.personId as PersonId, name: row.personName },
  found: JSON.parse(row.found) as FoundColumns,
  createdAt: new Date(row.createdAt),
  state: row.undoneAt ? "undone" : row.savedAt ? "saved" : "read",
  savedAt: row.savedAt ? new Date(row.savedAt) : undefined,
});

const ONE = `${SELECT} AND i."id" = @id`;

/** Undefined when it is unknown, or was never confirmed and is gone. */
export async function findLogImport(db: Db, school: School, id: string): Promise<LogImport | undefined> {
  const [row] = await sqlOf(db).all<ImportRow>(ONE, { ...inSchool(school), id });
  return row && toImport(row);
}

const RECENT = `${SELECT} AND i."savedAt" > @since AND i."undoneAt" IS NULL ORDER BY i."savedAt" DESC LIMIT 5`;

/** The last five that can still be undone, newest first. */
export async function recentLogImports(db: Db, school: School, now: Date): Promise<LogImport[]> {
  const since = new Date(now.getTime() - UNDO_IMPORT_MS).toISOString();
  return (await sqlOf(db).all<ImportRow>(RECENT, { ...inSchool(school), since })).map(toImport);
}

const PARTS = `
  SELECT f."content" FROM "LogImportPart" f
  JOIN "LogImport" i ON i."workspaceId" = f."workspaceId" AND i."id" = f."importId"
  WHERE f."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND f."importId" = @id ORDER BY f."place"`;

/** The file; undefined once it is gone. */
export async function fileOfImport(db: Db, school: School, id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts = await sqlOf(db).all<{ content: string }>(PARTS, { ...inSchool(school), id });
  if (parts.length === 0) return undefined;
  const all = Buffer.concat(parts.map(({ content }) => Buffer.from(content, "base64")));
  return new Uint8Array(all);
}
