// Where backups are: beside the database, or where the settings say.
import { dirname, join, resolve } from "node:path";
import { databasePath } from "../sql/database.js";
import { copiesIn } from "./backup-files.js";

interface Places {
  DATABASE_URL: string;
  BACKUP_FOLDER?: string | undefined;
}

/** `BACKUP_FOLDER`, or by default a folder beside the database. */
export const backupFolder = ({ DATABASE_URL, BACKUP_FOLDER }: Places): string =>
  resolve(BACKUP_FOLDER ?? join(dirname(databasePath(DATABASE_URL)), "backups"));

/** The paths of every file Bookend made that holds what the database held: backups, and what a restore replaced. */
export const everyCopy = (places: Places): string[] =>
  [...new Set([backupFolder(places), dirname(databasePath(places.DATABASE_URL))])].flatMap(copiesIn);
