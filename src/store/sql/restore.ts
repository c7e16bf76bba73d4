// Puts a backup in the place of the database: all of it or nothing, whenever the process is killed.
import { existsSync, rmSync } from "node:fs";
import Sqlite, { type Database } from "better-sqlite3";
import {
  checkDatabase,
  copyDatabase,
  removeUnfinished,
  syncFile,
  toCopyError,
  unfinishedName,
} from "./copy-database.js";
import { isBusy } from "./error-codes.js";
import { DatabaseError } from "./errors.js";
import { migrate, pendingMigrations } from "./migrations.js";
import { linkIfPossible, replaceFile } from "./private-file.js";
import { type LaterPost, markGap, takeOverSent } from "./sent-again.js";

const BUSY_MS = 1000;

/** Opens the backup to look at it. Throws DatabaseError unless it is one of Bookend's that this version knows. */
function checkBackup(file: string): string[] {
  if (!existsSync(file)) throw new DatabaseError(`There is no file ${file}.`);
  let client: Database | undefined;
  try {
    client = new Sqlite(file, { fileMustExist: true, readonly: true, timeout: BUSY_MS });
    pendingMigrations(client);
    return workspacesIn(client);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const isEmpty = /no such table/.test((error as Error).message);
    const why = isEmpty ? "isn't a database of Bookend's" : "isn't a database that can be read";
    throw new DatabaseError(`${file} ${why}.`, { cause: error });
  } finally {
    client?.close();
  }
}

const workspacesIn = (client: Database) => client.prepare('SELECT "id" FROM "Workspace"').pluck().all() as string[];

/**
 * Opens the present database so that nobody else can, until it is closed; undefined if there is none. As long as anyone
 * has it open, SQLite doesn't let go of its log: so this fails while Bookend runs. Throws DatabaseError.
 */
function lockPresent(path: string): Database | undefined {
  if (!existsSync(path)) {
    if (!existsSync(`${path}-wal`)) return undefined;
    throw new DatabaseError(
      `${path} is gone, but ${path}-wal is there. Stop Bookend, move that file away, and try again.`,
    );
  }
  let client: Database | undefined;
  try {
    client = new Sqlite(path, { fileMustExist: true, timeout: BUSY_MS });
    client.pragma("journal_mode = DELETE");
    client.exec("BEGIN EXCLUSIVE");
    return client;
  } catch (error) {
    client?.close();
    throw new DatabaseError(
      isBusy(error)
        ? "Bookend is running on this database, or another program has it open. Stop it first, and try again."
        : `${path} is too damaged to tell if Bookend is running. Stop Bookend, move this file and those that begin with its name to another folder, and try again.`,
      { cause: error },
    );
  }
}

/** Undefined when it can't be read. */
function readIfPossible<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function checkSameWorkspace(present: Database | undefined, backup: readonly string[]): void {
  const ours = present ? readIfPossible(() => workspacesIn(present)) : undefined;
  if (ours?.some((id) => !backup.includes(id))) {
    throw new DatabaseError(
      "This backup is of another Slack workspace. To restore it anyway, move the present database away.",
    );
  }
}

/** What went out since; undefined when nobody knows. */
function prepareFresh(path: string, present: Database | undefined, now: Date): LaterPost[] | undefined {
  const client = new Sqlite(path, { fileMustExist: true });
  try {
    migrate(client);
    const later = present && readIfPossible(() => takeOverSent(present, client));
    if (!later) markGap(client, now);
    return later;
  } finally {
    client.close();
  }
}

async function keepPresent(present: Database, from: string, to: string): Promise<void> {
  if (linkIfPossible(from, to)) return;
  await present.backup(to);
  syncFile(to);
}

/** Reading a backup that is in WAL leaves empty files next to it. */
const companionsOf = (path: string) => [`${path}-wal`, `${path}-shm`].filter((name) => existsSync(name));

interface RestoreJob {
  /** The path of the database. */
  database: string;
  /** The backup. */
  file: string;
  /** Where the present database is kept. */
  keptAs: string;
  now: Date;
}

export interface Restored {
  /** Undefined if there was no database. */
  keptAs: string | undefined;
  /** What went out after the backup was made; undefined when nobody knows. */
  later: LaterPost[] | undefined;
}

/** Replaces the database by a backup, and keeps it. Throws DatabaseError; then the database is as it was. */
export async function restoreDatabase({ database, file, keptAs, now }: RestoreJob): Promise<Restored> {
  const companions = companionsOf(file);
  const workspaces = checkBackup(file);
  const present = lockPresent(database);
  const fresh = `${database}.restoring`;
  try {
    checkSameWorkspace(present, workspaces);
    // An earlier restore may have been killed. Nobody else is at it: we have the lock.
    for (const name of [fresh, unfinishedName(fresh)]) removeUnfinished(name);
    await copyDatabase(file, fresh, { readonly: true });
    const later = prepareFresh(fresh, present, now);
    checkDatabase(fresh);
    syncFile(fresh);
    if (present) await keepPresent(present, database, keptAs);
    // Windows replaces no file that is open.
    if (process.platform === "win32") present?.close();
    replaceFile(fresh, database);
    return { keptAs: present && keptAs, later };
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(`Nothing was restored: ${toCopyError(error).message}.`, { cause: error });
  } finally {
    present?.close();
    removeUnfinished(fresh);
    for (const path of companionsOf(file)) if (!companions.includes(path)) rmSync(path, { force: true });
  }
}
