// Starts a worker thread from its bundle.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker, type WorkerOptions } from "node:worker_threads";

/** Next to the bundle. From source, as in the tests, it is the one that was bundled last. */
function workerFile(name: string): string {
  const beside = fileURLToPath(new URL(name, import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL(`../../dist/src/${name}`, import.meta.url));
}

export type ThreadOptions = Pick<WorkerOptions, "resourceLimits" | "workerData">;

/** Without our environment: it has tokens, and no worker needs any of it. */
export const startWorker = (name: string, options: ThreadOptions): Worker =>
  new Worker(workerFile(name), { ...options, env: {}, execArgv: [] });
