// The worker thread that makes a nightly backup, so that nothing else waits for the disk or the check: one, and it is gone.
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { copyDatabase, toCopyError } from "../sql/copy-database.js";
import { deleteOldBackups, makeBackupFolder, nightlyName } from "./backup-files.js";
import type { BackupJob, BackupResult } from "./make-backup.js";

async function makeBackup({ database, folder, kept, now }: BackupJob): Promise<BackupResult> {
  try {
    makeBackupFolder(folder);
    const file = nightlyName(now);
    const { bytes } = await copyDatabase(database, join(folder, file));
    // Only now: until a new one is good, every old one may be needed.
    deleteOldBackups(folder, { kept, now });
    return { file, bytes };
  } catch (error) {
    return { why: toCopyError(error).message };
  }
}

void makeBackup(workerData as BackupJob).then((result) => parentPort?.postMessage(result));
