// Applies the committed SQL in prisma/migrations at start. Records it in Prisma's own table (`_prisma_migrations`), so
// this runner and `prisma migrate deploy` can work on the same file.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "better-sqlite3";
import { DatabaseError } from "./errors.js";

// The same table that Prisma's schema engine creates.
const RECORDS_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

interface Applied {
  migration_name: string;
  checksum: string;
  finished_at: number | string | null;
  rolled_back_at: number | string | null;
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** `prisma/migrations` next to package.json, wherever this file was compiled to. */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "prisma", "migrations"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new DatabaseError("prisma/migrations is missing from this installation of Bookend.");
    folder = parent;
  }
  return join(folder, "prisma", "migrations");
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      // Git may have changed line endings to Windows'. The checksum is of the committed text.
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8").replaceAll("\r\n", "\n");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** Throws DatabaseError if an applied step is unknown, unfinished or changed. */
function checkApplied(applied: Applied[], migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new DatabaseError(
        `The database was made by a newer Bookend (it has the step ${row.migration_name}). Start that version, or restore a backup from before it.`,
      );
    }
    if (row.finished_at === null) {
      throw new DatabaseError(
        `The database step ${row.migration_name} was started but never finished. Restore the last backup and start again.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new DatabaseError(
        `The database step ${row.migration_name} differs from the one in this Bookend. Install an unchanged copy of Bookend.`,
      );
    }
  }
}

const readApplied = (client: Database): Applied[] =>
  (client.prepare('SELECT * FROM "_prisma_migrations"').all() as Applied[]).filter(
    (row) => row.rolled_back_at === null,
  );

/**
 * The names of the steps that a database doesn't have yet. Changes nothing. Throws DatabaseError when it is newer than the
 * program, or its migrations were changed, and what SQLite throws when it has no table of migrations.
 */
export function pendingMigrations(client: Database, folder = migrationsFolder()): string[] {
  const migrations = readMigrations(folder);
  const applied = readApplied(client);
  checkApplied(applied, migrations);
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.map(({ name }) => name).filter((name) => !done.has(name));
}

/**
 * Brings the database up to date, all steps or none. Returns the names of the steps applied. Throws DatabaseError when
 * the file is newer than the program, or its migrations were changed.
 */
export function migrate(client: Database, folder = migrationsFolder()): string[] {
  const migrations = readMigrations(folder);
  const run = client.transaction(() => {
    client.exec(RECORDS_TABLE);
    const applied = readApplied(client);
    checkApplied(applied, migrations);
    const done = new Set(applied.map((row) => row.migration_name));
    const pending = migrations.filter((migration) => !done.has(migration.name));
    const record = client.prepare(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "started_at", "finished_at", "migration_name", "applied_steps_count")
       VALUES (?, ?, ?, ?, ?, 1)`,
    );
    for (const migration of pending) {
      const startedAt = Date.now();
      client.exec(migration.sql);
      record.run(randomUUID(), migration.checksum, startedAt, Date.now(), migration.name);
    }
    return pending.map((migration) => migration.name);
  });
  // IMMEDIATE: a second process that starts at the same moment waits here, then finds nothing left to do.
  return run.immediate();
}
