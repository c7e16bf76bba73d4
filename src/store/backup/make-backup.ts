// Makes a nightly backup in a thread of its own.
import { join } from "node:path";
import { startWorker } from "../../threads/start-worker.js";
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

const STOPPED = "Bookend was stopped";

/** Makes a backup, checks it, and deletes old ones. When stopped, it leaves nothing behind. Never rejects. */
export function makeBackup(job: BackupJob, stop: AbortSignal): Promise<BackupResult> {
  return new Promise((resolve) => {
    const worker = startWorker("backup-worker.cjs", { workerData: job });
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
