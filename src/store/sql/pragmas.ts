// The settings of an SQLite connection. Bookend doesn't work on a database that refuses one of them.
import type { Database } from "better-sqlite3";

/** Milliseconds that the start waits for other processes, which may be migrating. Nothing is answered yet. */
export const START_BUSY_MS = 8000;

/**
 * SQLite's own wait blocks the whole process. So once Bookend answers people, a statement fails at once when another
 * process holds the database, and repeatWhileBusy tries it again.
 */
export const SERVING_BUSY_MS = 0;

const PAUSE_MS = 5;
const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);

/**
 * Changing to WAL fails at once while another connection holds a lock: busy_timeout doesn't apply to it
 * (sqlite.org/c3ref/busy_handler.html). That happens when two processes start with a new file.
 */
function changeToWal(client: Database, busyMs: number): void {
  const giveUpAt = performance.now() + busyMs;
  for (;;) {
    try {
      client.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "SQLITE_BUSY" || performance.now() > giveUpAt) throw error;
      pause();
    }
  }
}

/** Sets WAL, synchronous=FULL, busy_timeout and foreign_keys on a connection. Throws if one of them has no effect. */
export function setPragmas(client: Database, busyMs = START_BUSY_MS): void {
  client.pragma(`busy_timeout = ${busyMs}`);
  // A read-only file can't change its journal mode. The check below says so in plain words.
  if (client.pragma("journal_mode", { simple: true }) !== "wal") changeToWal(client, busyMs);
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  const expected = { journal_mode: "wal", synchronous: 2, busy_timeout: busyMs, foreign_keys: 1 };
  for (const [name, value] of Object.entries(expected)) {
    const actual = client.pragma(name, { simple: true });
    if (String(actual) !== String(value)) {
      throw new Error(`The database does not accept ${name}=${value} (it says ${String(actual)}).`);
    }
  }
}
