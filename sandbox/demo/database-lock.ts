// One demo a database: a lock that the operating system releases when the process ends, however it ends.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { StartError } from "../../src/main.js";

/** Returns what releases it. Throws StartError when another demo has it. */
export function lockDatabase(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true });
  const holder = new Sqlite(`${path}-demo-lock`, { timeout: 0 });
  try {
    holder.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    holder.close();
    if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error;
    throw new StartError(`A demo is running already with ${path}. Use its page, or stop it before you start another.`);
  }
  return () => holder.close();
}
