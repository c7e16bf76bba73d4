// What erasing a person does to imported logs: the files wait for a day only, and their marks stay with the units.

/** Left behind by a try to add it that was stopped. Before the import's own row. */
export const FORGET_UNSEEN_UNITS = `DELETE FROM "Unit" WHERE "workspaceId" = @workspaceId AND "deletedAt" = @notYet AND "id" IN (
    SELECT m."unitId" FROM "ImportedUnit" m JOIN "LogImport" i ON i."workspaceId" = m."workspaceId" AND i."id" = m."importId"
    WHERE m."workspaceId" = @workspaceId AND i."savedAt" IS NULL)`;

/** Statements of erasing, with its parameters. The row of the person is still there. */
export const ERASE_FROM_IMPORTS: readonly string[] = [
  FORGET_UNSEEN_UNITS,
  // What waits to be confirmed may hold anybody's words, and can be dropped in again.
  `DELETE FROM "LogImport" WHERE "workspaceId" = @workspaceId AND "savedAt" IS NULL AND EXISTS (
    SELECT 1 FROM "Person" p WHERE p."workspaceId" = @workspaceId AND p."id" = @id)`,
  `DELETE FROM "LogImportDetail" WHERE "workspaceId" = @workspaceId AND ("about" = @id OR "text" = @name)`,
  `DELETE FROM "LogImportRow" WHERE "workspaceId" = @workspaceId AND ("loggedById" = @id
    OR replace(COALESCE("cells", ''), @name, '') <> COALESCE("cells", '')
    OR replace(COALESCE("notes", ''), @name, '') <> COALESCE("notes", '')
    OR replace(COALESCE("evidence", ''), @name, '') <> COALESCE("evidence", ''))`,
  `UPDATE "LogImport" SET
    "found" = replace(replace("found", '"' || @id || '"', '"' || @former || '"'), '"' || @name || '"', '"' || @formerName || '"')
    WHERE "workspaceId" = @workspaceId`,
  'UPDATE "LogImport" SET "personId" = @former WHERE "workspaceId" = @workspaceId AND "personId" = @id',
];
