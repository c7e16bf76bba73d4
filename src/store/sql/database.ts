// Opens the database: makes its folder, brings it up to date, and hands out the Prisma client everything uses.
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Sqlite from "better-sqlite3";
import { Prisma, PrismaClient } from "../generated/client.js";
import { createAdapter, type OnConnection, setPragmas } from "./connection.js";
import { DatabaseError, migrate } from "./migrations.js";

export type Db = PrismaClient;

/** The file behind a DATABASE_URL, absolute. `file:./data/bookend.db` is relative to the working directory. */
export function databasePath(url: string): string {
  return resolve(url.replace(/^file:(\/\/)?/, "").replace(/\?.*$/, ""));
}

/**
 * Makes a file only its owner may read; what SQLite lays beside it (the write-ahead log) gets the same mode. One that is
 * there is not touched: closing it would drop this process's locks on it (sqlite.org/howtocorrupt.html, 2.2).
 */
function createFile(path: string): void {
  if (existsSync(path)) return;
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    // Another process made it just now.
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  }
}

/** Brings the file up to date, and returns the connection that did it. A new one only its owner may read. */
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

/** Opens and migrates. Throws DatabaseError with a line that says what to do. */
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
    directlyOf.set(db, adapter.directly);
    return db;
  } finally {
    // Not before: the last connection to leave clears the write-ahead log away, and the next would make it anew.
    preparing.close();
  }
}

const directlyOf = new WeakMap<Db, OnConnection>();

/** Runs `work` on the connection itself, after whatever is under way on it; it must not wait for anything. */
export function onConnection<T>(db: Db, work: (client: Sqlite.Database) => T): Promise<T> {
  const run = directlyOf.get(db);
  if (!run) throw new Error("This database was not opened by openDatabase.");
  return run(work);
}

/** Was this write refused because the row is there already? */
export function isDuplicate(error: unknown): boolean {
  if (error instanceof Sqlite.SqliteError) return /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(error.code);
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  // A query of our own arrives as "raw query failed", with the driver's word for it.
  const driver = error.meta?.driverAdapterError as { cause?: { kind?: string } } | undefined;
  return error.code === "P2002" || driver?.cause?.kind === "UniqueConstraintViolation";
}

/** Why the database refused a write, in words for the person who waited; undefined when it was something else. */
export function explainDatabaseError(error: unknown): string | undefined {
  const words = `${nested(error)}`;
  if (/SQLITE_BUSY|SocketTimeout|database is locked|P1008/.test(words)) return "the database is busy";
  if (/SQLITE_FULL|disk is full/.test(words)) return "the disk is full";
  if (/SQLITE_READONLY|readonly database/.test(words)) return "the database cannot be written to";
  if (/SQLITE_IOERR|SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_CANTOPEN/.test(words)) return "the database cannot be read";
  return undefined;
}

function nested(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { code, meta } = error as Error & { code?: unknown; meta?: unknown };
  return `${error.message} ${String(code)} ${JSON.stringify(meta ?? "")} ${nested(error.cause)}`;
}

/** Alike as long as nothing was written, by this process or another. */
export async function dataVersion(db: Db): Promise<string> {
  const [own] = await db.$queryRaw<{ count: bigint | number }[]>`SELECT total_changes() AS "count"`;
  const [others] = await db.$queryRaw<{ data_version: bigint | number }[]>`PRAGMA data_version`;
  return `${own?.count} ${others?.data_version}`;
}

/** Proves that the database takes a write; throws when it does not. `now` is written down. */
export async function writeHeartbeat(db: Db, now: Date): Promise<void> {
  const beatAt = now.toISOString();
  await db.heartbeat.upsert({ where: { id: 1 }, create: { id: 1, beatAt }, update: { beatAt } });
}
