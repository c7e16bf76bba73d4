// Checks the nightly backups: that there is a new one, that it is whole, and that nobody else can read it.
import { existsSync, statSync } from "node:fs";
import { HOUR_MS } from "../../domain/time/duration.js";
import type { LocalEnv } from "../../env.js";
import { nightlyBackups } from "../../store/backup/backup-files.js";
import { backupFolder } from "../../store/backup/backup-folder.js";
import { databasePath } from "../../store/sql/database.js";
import { examineDatabase } from "../../store/sql/examine.js";
import { isFolderOpenToOthers } from "../../store/sql/private-file.js";
import { toSize } from "./check-database.js";
import { fine, note, type Result, toMend } from "./finding.js";

/** A day, and time for a backup that failed to be made an hour later. */
const MOST_HOURS = 27;

const hoursWords = (hours: number) => (hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`);

function checkNewest(path: string, { madeAt, now }: { madeAt: Date; now: Date }): Result[] {
  const hours = Math.max(0, Math.floor((now.getTime() - madeAt.getTime()) / HOUR_MS));
  const found = examineDatabase(path);
  const age = `The last nightly backup is ${hoursWords(hours)} old`;
  const isWhole = found?.contents?.isWhole === true;
  return [
    hours > MOST_HOURS
      ? toMend(
          `${age}.`,
          "Everything saved since would be lost with the disk.",
          "See why in the log (backup failed), or make one now: ./bookend backup",
        )
      : fine(`${age} (${toSize(found?.bytes ?? 0)}).`),
    isWhole
      ? fine("It was checked just now, and it is whole.")
      : toMend(
          `The last nightly backup, ${path}, is damaged.`,
          "It can't be restored.",
          "Make a new one (./bookend backup), and check the disk.",
        ),
    ...(found && found.openFiles.length > 0
      ? [
          toMend(
            `Other people on this machine can read ${path}.`,
            "It holds what people wrote in private.",
            `chmod 600 ${path}`,
          ),
        ]
      : []),
  ];
}

function checkFolder(folder: string, database: string): Result[] {
  if (!existsSync(folder)) return [];
  const isSameDisk = existsSync(database) && statSync(folder).dev === statSync(database).dev;
  return [
    ...(isFolderOpenToOthers(folder)
      ? [
          toMend(
            "Other people can change files in the folder for backups.",
            "So Bookend makes none there.",
            `chmod go-w ${folder}`,
          ),
        ]
      : []),
    ...(isSameDisk
      ? [
          note(
            "Backups are on the same disk as the database.",
            "If that disk fails, both are gone.",
            "Set BACKUP_FOLDER to another disk, or copy them elsewhere.",
          ),
        ]
      : []),
  ];
}

export function checkBackups(env: LocalEnv, now: Date): Result[] {
  const folder = backupFolder(env);
  const [newest] = nightlyBackups(folder);
  if (env.BACKUP_TIME === "off") {
    return [
      note(
        "Nightly backups are turned off.",
        "A lost disk is a lost log.",
        "Set BACKUP_TIME, or back up in another way.",
      ),
    ];
  }
  if (!newest) {
    return [
      toMend(
        `There is no nightly backup in ${folder}.`,
        "A lost disk is a lost log.",
        "Bookend makes one within two minutes of its start. If it runs, see why in the log (backup failed).",
      ),
      ...checkFolder(folder, databasePath(env.DATABASE_URL)),
    ];
  }
  return [
    ...checkNewest(newest.path, { madeAt: newest.madeAt, now }),
    ...checkFolder(folder, databasePath(env.DATABASE_URL)),
  ];
}
