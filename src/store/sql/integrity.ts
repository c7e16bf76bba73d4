// Looks for damaged pages in the database file now and then: one table at a time, on a connection of its own, so that
// nothing else waits for it.
import { setImmediate } from "node:timers/promises";
import Sqlite, { type Database } from "better-sqlite3";
import { isDamage } from "./error-codes.js";

export interface Integrity {
  /** A statement failed. If that was because of damage, the database counts as damaged until a whole check finds none. */
  note(error: unknown): void;
  /** True if damage was found. Starts another check if the last one is old, and doesn't wait for it, except for the first. */
  isDamaged(): Promise<boolean>;
}

const MIN_PAUSE_MS = 60_000;
/** A check of a large database takes long, so there are fewer: it takes half a percent of the time at most. */
const PAUSE_FACTOR = 200;
/** After damage was found, someone is repairing it. */
const DAMAGED_PAUSE_MS = 1000;

/** The search's index keeps its pages in tables of its own. The virtual table over them would be compared as a whole. */
const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
  AND sql NOT LIKE 'CREATE VIRTUAL%'`;

/** About a millisecond per megabyte. Finds pages that aren't as SQLite writes them; it doesn't compare indexes with rows. */
const isTableWhole = (client: Database, table: string) =>
  client.pragma(`quick_check("${table}")`, { simple: true }) === "ok";

async function isWhole(path: string): Promise<boolean> {
  const client = new Sqlite(path, { readonly: true, fileMustExist: true });
  try {
    for (const table of ["sqlite_schema", ...(client.prepare(TABLES).pluck().all() as string[])]) {
      if (!isTableWhole(client, table)) return false;
      await setImmediate();
    }
    return true;
  } finally {
    client.close();
  }
}

export function createIntegrity(path: string): Integrity {
  let damaged: boolean | undefined;
  let nextAt = 0;
  let running: Promise<void> | undefined;
  let notedWhileRunning = false;
  const check = async (): Promise<void> => {
    const startedAt = performance.now();
    notedWhileRunning = false;
    try {
      damaged = !(await isWhole(path)) || notedWhileRunning;
    } catch (error) {
      // Anything else, such as a file that is gone, says nothing about pages.
      damaged = isDamage(error) || (damaged ?? false);
    }
    const took = performance.now() - startedAt;
    nextAt = performance.now() + (damaged ? DAMAGED_PAUSE_MS : Math.max(MIN_PAUSE_MS, took * PAUSE_FACTOR));
  };
  return {
    note(error) {
      if (!isDamage(error)) return;
      damaged = true;
      notedWhileRunning = true;
      nextAt = Math.min(nextAt, performance.now() + DAMAGED_PAUSE_MS);
    },
    async isDamaged() {
      if (!running && performance.now() >= nextAt) {
        running = check().finally(() => {
          running = undefined;
        });
      }
      if (damaged === undefined) await running;
      return damaged ?? false;
    },
  };
}
