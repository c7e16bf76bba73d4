// Opens the database: creates its folder and file, applies migrations, and returns the Prisma client that everything uses.
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { PrismaClient } from "../generated/client.js";
import { createAdapter } from "./connection.js";
import { DatabaseFile, type DatabaseLog } from "./database-file.js";
import { DatabaseError } from "./errors.js";
import { createIntegrity, type Integrity } from "./integrity.js";
import { PATIENCE_MS } from "./patience.js";
import { createSearchIndex, type SearchIndex } from "./search-index.js";
import type { Sql } from "./sql.js";
import { createSql, type SqliteSql } from "./sqlite.js";

export type Db = PrismaClient;

/** The absolute path of a DATABASE_URL's file. `file:./data/bookend.db` is relative to the working directory. */
export function databasePath(url: string): string {
  return resolve(url.replace(/^file:(\/\/)?/, "").replace(/\?.*$/, ""));
}

/**
 * Creates a file that only its owner may read. SQLite gives its companion files (the write-ahead log) the same mode.
 * Leaves an existing file alone: closing it would drop this process's locks on it (sqlite.org/howtocorrupt.html, 2.2).
 */
function createFile(path: string): void {
  if (existsSync(path)) return;
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    // Another process just created it.
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  }
}

export interface DatabaseOptions {
  /** Where it is said that the file was lost or is back; by default nowhere. */
  log?: DatabaseLog;
  /** How long a statement waits for other processes, in milliseconds. */
  patienceMs?: number;
}

const NO_LOG: DatabaseLog = { error() {}, info() {} };

async function prepareFile(path: string, log: DatabaseLog): Promise<DatabaseFile> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  createFile(path);
  return DatabaseFile.open(path, log);
}

/** Opens and migrates the database. Throws DatabaseError. */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Db> {
  const { log = NO_LOG, patienceMs = PATIENCE_MS } = options;
  const path = databasePath(url);
  let file: DatabaseFile;
  try {
    file = await prepareFile(path, log);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(`The database ${path} cannot be opened: ${why}`, { cause: error });
  }
  const integrity = createIntegrity(path);
  const adapter = createAdapter({ file, integrity, patienceMs });
  // Prisma gives up before our own patience ends, and would say something else.
  const transactionOptions = { maxWait: PRISMA_WAIT_MS };
  const db = new PrismaClient({ adapter, transactionOptions, errorFormat: "minimal" });
  await db.$connect();
  const sql = createSql(adapter.onConnection, path);
  opened.set(db, { sql, integrity, search: createSearchIndex(sql) });
  return db;
}

/** How long Prisma waits for a transaction to begin. Longer than PATIENCE_MS. */
const PRISMA_WAIT_MS = 30_000;

interface Opened {
  sql: SqliteSql;
  integrity: Integrity;
  search: SearchIndex;
}

/** What belongs to each open database. */
const opened = new WeakMap<Db, Opened>();

function openedOf(db: Db): Opened {
  const found = opened.get(db);
  if (!found) throw new Error("This database was not opened by openDatabase.");
  return found;
}

/** Our own statements, over the same connection as Prisma's. */
export const sqlOf = (db: Db): Sql => openedOf(db).sql;

/** What finds units and plans by their words. */
export const searchIndexOf = (db: Db): SearchIndex => openedOf(db).search;

/** A text that stays the same as long as nothing is written, by this process or another. */
export const dataVersion = (db: Db): Promise<string> => openedOf(db).sql.dataVersion();

/** Were damaged pages found in the file? The answer may be a minute old, or older for a large file. */
export const isDamaged = (db: Db): Promise<boolean> => openedOf(db).integrity.isDamaged();

/** Loads Prisma's engine, which otherwise would happen at the first query. */
export async function warmUp(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}

/** Proves that the database accepts a write, and throws when it doesn't. */
export async function writeHeartbeat(db: Db, now: Date): Promise<void> {
  const beatAt = now.toISOString();
  await db.heartbeat.upsert({ where: { id: 1 }, create: { id: 1, beatAt }, update: { beatAt } });
}
