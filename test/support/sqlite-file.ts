// The one place in test/support that knows the database is an SQLite file: new files, other connections, locks, failures.
import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { onTestFinished } from "vitest";
import { type Db, databasePath, openDatabase } from "../../src/store/sql/database.js";
import { makeFolder } from "./folders.js";

/** Made once per worker. */
let template: Promise<Buffer> | undefined;

/** A migrated database without rows. */
async function makeTemplate(): Promise<Buffer> {
  const path = join(await makeFolder(), "template.db");
  await (await openDatabase(`file:${path}`)).$disconnect();
  return readFile(path);
}

/** Copies a migrated file to the path, which is five times as fast as migrating a new one. */
export async function copyTemplate(path: string): Promise<void> {
  template ??= makeTemplate();
  await writeFile(path, await template, { mode: 0o600 });
}

/** Opens another connection to the file, as a second process would. */
export function openSecondClient(path: string): Sqlite.Database {
  const client = new Sqlite(path, { timeout: 100 });
  onTestFinished(() => {
    client.close();
  });
  return client;
}

/** Opens a connection that the test closes itself, as a program does that looks at the file for a moment. */
export const openForNow = (path: string, options: Sqlite.Options = {}): Sqlite.Database => new Sqlite(path, options);

/** Blocks every write, as another process in the middle of one does. Returns a function that ends the block. */
export function lockWrites({ DATABASE_URL = "" }: NodeJS.ProcessEnv): () => void {
  const client = new Sqlite(databasePath(DATABASE_URL));
  client.exec("BEGIN IMMEDIATE");
  return () => {
    client.exec("ROLLBACK");
    client.close();
  };
}

/** Overwrites a table's pages with something else, as a failing disk does. Returns a function that puts them back. */
export async function damagePages(db: Db, path: string, table: string): Promise<() => void> {
  // Out of the log and the cache, where they would still be whole.
  await db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
  await db.$queryRawUnsafe("PRAGMA shrink_memory");
  const client = openSecondClient(path);
  const size = client.pragma("page_size", { simple: true }) as number;
  const page = client.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?").pluck().get(table) as number;
  const file = openSync(path, "r+");
  onTestFinished(() => closeSync(file));
  const whole = Buffer.alloc(size);
  readSync(file, whole, 0, size, (page - 1) * size);
  const write = (bytes: Buffer) => void writeSync(file, bytes, 0, size, (page - 1) * size);
  write(Buffer.alloc(size, 0xa5));
  return () => write(whole);
}

/** Makes the database readable but not writable, like a file with the wrong owner. */
export async function makeReadOnly(db: Db): Promise<void> {
  await db.$queryRawUnsafe("PRAGMA query_only = ON");
}

/** Makes one kind of write fail with a database's own words: `BEFORE INSERT ON "Reflection"`. */
export async function failWrite(db: Db, when: string, words: string): Promise<void> {
  await db.$executeRawUnsafe(`CREATE TRIGGER fail ${when} BEGIN SELECT RAISE(ABORT, '${words}'); END`);
}
