// The files of backups: their names, which are there, and which of them are old.
import { type Dirent, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { HOUR_MS } from "../../domain/time/duration.js";
import { removeUnfinished } from "../sql/copy-database.js";

/** `2026-12-02T080012Z`, in UTC, where no hour comes twice. Names in this form sort by age. */
const toStamp = (now: Date) => `${now.toISOString().slice(0, "2026-12-02T08:00:12".length).replaceAll(":", "")}Z`;

export const nightlyName = (now: Date): string => `bookend-${toStamp(now)}.db`;

/** The name of a backup that someone asked for. Bookend never deletes it. */
export const requestedName = (now: Date): string => `bookend-${toStamp(now)}-requested.db`;

/** The name under which a restore keeps the database that was there. */
export const replacedName = (now: Date): string => `bookend-before-restore-${toStamp(now)}.db`;

const NIGHTLY = /^bookend-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z\.db$/;
const ANY_BACKUP = /^bookend-(before-restore-)?\d{4}-\d{2}-\d{2}T\d{6}Z(-requested)?\.db$/;
const UNFINISHED = /^bookend-[\w-]+\.db\.part$/;

/** Creates the folder, for its owner alone, unless it is there. */
export const makeBackupFolder = (folder: string) => void mkdirSync(folder, { recursive: true, mode: 0o700 });

/** The files in a folder; none if it can't be read. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  } catch {
    return [];
  }
}

/** The paths of the files in a folder that hold what the database held: backups, and what a restore replaced. */
export const copiesIn = (folder: string): string[] =>
  entriesOf(folder).flatMap(({ name }) => (ANY_BACKUP.test(name) ? [join(folder, name)] : []));

export interface BackupFile {
  path: string;
  madeAt: Date;
  bytes: number;
}

/** The nightly backups in the folder, newest first; none if it can't be read. */
export function nightlyBackups(folder: string): BackupFile[] {
  return entriesOf(folder)
    .flatMap(({ name }) => {
      const [, day, hour, minute, second] = NIGHTLY.exec(name) ?? [];
      if (!day) return [];
      const path = join(folder, name);
      return [{ path, madeAt: new Date(`${day}T${hour}:${minute}:${second}Z`), bytes: statSync(path).size }];
    })
    .sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
}

/** Deletes all but the newest nightly backups, and what processes left behind that were killed while they made one. */
export function deleteOldBackups(folder: string, { kept, now }: { kept: number; now: Date }): void {
  for (const { path } of nightlyBackups(folder).slice(kept)) rmSync(path, { force: true });
  for (const { name } of entriesOf(folder)) {
    const path = join(folder, name);
    const isOld = UNFINISHED.test(name) && now.getTime() - lstatSync(path).mtimeMs > HOUR_MS;
    if (isOld) removeUnfinished(path);
  }
}
