// One demo per database: a lock that the operating system releases however the process ends.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { StartError } from "../../src/start-error.js";

/** Returns a function that releases the lock. Throws StartError when another demo holds it. */
export function lockDatabase(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const holder = new Sqlite(`${path}-demo-lock`, { timeout: 0 });
  try {
    holder.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    holder.close();
    if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error;
    throw new StartError(`A demo is already running with ${path}. Use its page, or stop it before you start another.`);
  }
  return () => holder.close();
}
