// The demo's own database: created with the school's past in it, or opened and continued.
import { existsSync, renameSync, rmSync } from "node:fs";
import { schoolOf } from "../../src/store/schools.js";
import { type Db, openDatabase } from "../../src/store/sql/database.js";
import { DatabaseError } from "../../src/store/sql/errors.js";
import type { Workspace } from "../workspace/workspace.js";
import { catchUp, restorePosts } from "./earlier-run.js";
import { type DemoRun, replayPast } from "./history.js";
import { createPast } from "./past.js";
import { TIME_ZONE } from "./school.js";
import { unblockWrites } from "./write-block.js";

export interface DemoDatabaseOptions {
  path: string;
  fresh: boolean;
  empty: boolean;
  workspace: Workspace;
  toRun: (db: Db) => DemoRun;
}

function remove(path: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
}

/** Uses a temporary name until it is complete, so that half a past is never mistaken for a whole one. */
async function makePast({ path, toRun }: DemoDatabaseOptions): Promise<void> {
  const unfinished = `${path}-making`;
  remove(unfinished);
  const db = await openDatabase(`file:${unfinished}`);
  try {
    // A power failure may ruin it; then it is created again.
    await db.$executeRawUnsafe("PRAGMA synchronous = OFF");
    const { deps, clock } = toRun(db);
    await replayPast({ deps, clock }, createPast({ now: clock.realNow, timeZone: TIME_ZONE }));
  } finally {
    await db.$disconnect();
  }
  renameSync(unfinished, path);
}

async function open(path: string): Promise<Db> {
  try {
    return await openDatabase(`file:${path}`);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new DatabaseError(`${error.message} Or start the demo over: npm run demo -- --fresh`, { cause: error });
  }
}

/** Throws DatabaseError with a line that says what to do. */
export async function openDemoDatabase(options: DemoDatabaseOptions): Promise<Db> {
  const { path, fresh, empty, workspace, toRun } = options;
  if (fresh) remove(path);
  const isNew = !existsSync(path);
  if (isNew && !empty) await makePast(options);
  const db = await open(path);
  unblockWrites(path);
  const at = toRun(db);
  if (!isNew && (await schoolOf(db, at.deps.workspaceId))) {
    await restorePosts(at, workspace);
    await catchUp(at);
  }
  return db;
}
