// Opens the database: creates its folder and file, applies migrations, and returns the Prisma client that everything uses.
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { PrismaClient } from "../generated/client.js";
import { createAdapter, setPragmas } from "./connection.js";
import { DatabaseError } from "./errors.js";
import { migrate } from "./migrations.js";
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

/** Creates the file if needed, migrates it, and returns the open connection. */
function prepareFile(path: string): Sqlite.Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  createFile(path);
  const client = new Sqlite(path);
  try {
    setPragmas(client);
    migrate(client);
  } catch (error) {
    client.close();
    throw error;
  }
  return client;
}

/** Opens and migrates the database. Throws DatabaseError. */
export async function openDatabase(url: string): Promise<Db> {
  const path = databasePath(url);
  let preparing: Sqlite.Database;
  try {
    preparing = prepareFile(path);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(`The database ${path} cannot be opened: ${why}`, { cause: error });
  }
  try {
    const adapter = createAdapter(path);
    const db = new PrismaClient({ adapter, errorFormat: "minimal" });
    await db.$connect();
    opened.set(db, createSql(adapter.onConnection));
    return db;
  } finally {
    // Not earlier: the last connection to close deletes the write-ahead log, and the next would have to recreate it.
    preparing.close();
  }
}

/** The Sql of each open database. */
const opened = new WeakMap<Db, SqliteSql>();

function openedSql(db: Db): SqliteSql {
  const sql = opened.get(db);
  if (!sql) throw new Error("This database was not opened by openDatabase.");
  return sql;
}

/** Our own statements, over the same connection as Prisma's. */
export const sqlOf = (db: Db): Sql => openedSql(db);

/** A text that stays the same as long as nothing is written, by this process or another. */
export const dataVersion = (db: Db): Promise<string> => openedSql(db).dataVersion();

/** Loads Prisma's engine, which otherwise would happen at the first query. */
export async function warmUp(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}

/** Proves that the database accepts a write, and throws when it doesn't. */
export async function writeHeartbeat(db: Db, now: Date): Promise<void> {
  const beatAt = now.toISOString();
  await db.heartbeat.upsert({ where: { id: 1 }, create: { id: 1, beatAt }, update: { beatAt } });
}
