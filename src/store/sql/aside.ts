// Runs a long transaction in a thread of its own: meanwhile everyone reads, and short writes wait their turn.
import Sqlite from "better-sqlite3";
import type { Step } from "./sql.js";
import { startWorker } from "./start-worker.js";

type Answer = { ok: boolean } | { failed: { message: string; code?: string } };

/** Rejects with what the database throws, as if it were thrown here. */
export function writeInThread(path: string, steps: readonly Step[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const worker = startWorker("store-worker.cjs", { path, steps });
    worker.once("message", (answer: Answer) => {
      if ("ok" in answer) resolve(answer.ok);
      else reject(new Sqlite.SqliteError(answer.failed.message, answer.failed.code ?? "SQLITE_ERROR"));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The store's thread ended with ${code} before it answered.`)));
  });
}
