// Runs a long transaction in a thread of its own: meanwhile everyone reads, and short writes wait their turn.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import type { Step } from "./sql.js";

/** Next to the bundle. From source, as in the tests, it is the one that was bundled last. */
function workerFile(): string {
  const beside = fileURLToPath(new URL("store-worker.cjs", import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL("../../../dist/src/store-worker.cjs", import.meta.url));
}

type Answer = { ok: boolean } | { failed: { message: string; code?: string } };

/** Rejects with what the database throws, as if it were thrown here. */
export function writeInThread(path: string, steps: readonly Step[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    // Without our environment: it has tokens, and the thread needs none of it.
    const worker = new Worker(workerFile(), { workerData: { path, steps }, env: {}, execArgv: [] });
    worker.once("message", (answer: Answer) => {
      if ("ok" in answer) resolve(answer.ok);
      else reject(new Sqlite.SqliteError(answer.failed.message, answer.failed.code ?? "SQLITE_ERROR"));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The store's thread ended with ${code} before it answered.`)));
  });
}
