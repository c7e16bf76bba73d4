// Makes a nightly backup in a thread of its own.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { removeUnfinished, unfinishedName } from "../sql/copy-database.js";
import { nightlyName } from "./backup-files.js";

export interface BackupJob {
  /** The path of the database. */
  database: string;
  folder: string;
  /** How many backups to keep, the new one included. */
  kept: number;
  now: Date;
}

/** `why` it failed is a clause for a person: "the disk is full". */
export type BackupResult = { file: string; bytes: number } | { why: string };

/** Next to the bundle. From source, as in the tests, it is the one that was bundled last. */
function workerFile(): string {
  const beside = fileURLToPath(new URL("backup-worker.cjs", import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL("../../../dist/src/backup-worker.cjs", import.meta.url));
}

const STOPPED = "Bookend was stopped";

/** Makes a backup, checks it, and deletes old ones. When stopped, it leaves nothing behind. Never rejects. */
export function makeBackup(job: BackupJob, stop: AbortSignal): Promise<BackupResult> {
  return new Promise((resolve) => {
    // Without our environment: it has tokens, and the worker needs none of it.
    const worker = new Worker(workerFile(), { workerData: job, env: {}, execArgv: [] });
    const onStop = () => void worker.terminate();
    stop.addEventListener("abort", onStop, { once: true });
    const end = (result: BackupResult) => {
      stop.removeEventListener("abort", onStop);
      resolve(result);
    };
    worker.once("message", end);
    worker.once("error", (error: NodeJS.ErrnoException) =>
      end({ why: `something broke (${error.code ?? error.name})` }),
    );
    worker.once("exit", () => {
      removeUnfinished(unfinishedName(join(job.folder, nightlyName(job.now))));
      end({ why: STOPPED });
    });
  });
}
