// Brings confirmed imports into the log and takes undone ones out of it, in short steps. Stopped in the middle, it goes on.
import { NOT_YET } from "./imported-units.js";
import { DROP_TWICE, IMPORTED_UNITS, SHOW, TAKE_BACK, UNSEEN_UNITS } from "./log-import-steps.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { writeInShortSteps } from "./sql/short-steps.js";

/** How many units one step shows or deletes, while others wait. */
const SHOWN_AT_ONCE = 2500;
const DELETED_AT_ONCE = 250;

const UNDER_WAY = `
  SELECT "workspaceId", "schoolId", "id", "savedAt", "undoneAt" FROM "LogImport" WHERE "underWay"`;

interface UnderWay {
  workspaceId: string;
  schoolId: string;
  id: string;
  savedAt: string;
  undoneAt: string | null;
}

// It may have been undone meanwhile.
const FINISHED = `
  UPDATE "LogImport" SET "underWay" = FALSE
  WHERE "workspaceId" = @workspaceId AND "id" = @id AND COALESCE("undoneAt", '') = @undoneAt`;

async function finish(db: Db, { undoneAt, ...of }: UnderWay): Promise<void> {
  const params = { ...of, undoneAt: undoneAt ?? "", notYet: NOT_YET };
  await writeInShortSteps(
    sqlOf(db),
    undoneAt
      ? { which: IMPORTED_UNITS, params, size: DELETED_AT_ONCE, steps: [TAKE_BACK] }
      : { which: UNSEEN_UNITS, params, size: SHOWN_AT_ONCE, steps: [DROP_TWICE, SHOW] },
  );
  await sqlOf(db).write([{ sql: FINISHED, params }]);
}

/** Brings the rest of an import into the log, or takes it out. Safe to repeat, also by two at once. */
export async function finishLogImport(db: Db, school: School, id: string): Promise<void> {
  const one = `${UNDER_WAY} AND "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id`;
  for (const row of await sqlOf(db).all<UnderWay>(one, { ...inSchool(school), id })) await finish(db, row);
}

/** The same for all that an ended process left. */
export async function finishLogImports(db: Db): Promise<void> {
  for (const row of await sqlOf(db).all<UnderWay>(UNDER_WAY, {})) await finish(db, row);
}
