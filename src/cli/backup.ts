// The command `bookend backup [FILE]`: copies the database into one checked file, while Bookend runs or not.
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { makeBackupFolder, requestedName } from "../store/backup/backup-files.js";
import { backupFolder } from "../store/backup/backup-folder.js";
import { CopyError, copyDatabase, toCopyError } from "../store/sql/copy-database.js";
import { databasePath } from "../store/sql/database.js";
import { type AddCommand, CommandError, type CommandLine } from "./open-school.js";

/** What root writes, Bookend's own account couldn't read or replace. Throws CommandError. */
export function refuseAsRoot(database: string): void {
  const isRoot = process.getuid?.() === 0;
  const owned = existsSync(database) ? database : dirname(database);
  if (isRoot && existsSync(owned) && statSync(owned).uid !== 0) {
    throw new CommandError("Run this as the user that Bookend runs as: sudo -u bookend ./bookend …");
  }
}

/** Where the backup goes: to the named file, or into the folder for backups. */
function placeOf({ env, now }: CommandLine, file: string | undefined): string {
  if (file) return resolve(file);
  const folder = backupFolder(env);
  makeBackupFolder(folder);
  return join(folder, requestedName(now()));
}

async function backUp(line: CommandLine, file: string | undefined): Promise<void> {
  const database = databasePath(line.env.DATABASE_URL);
  if (!existsSync(database)) throw new CommandError(`There is no database at ${database}. Check DATABASE_URL.`);
  refuseAsRoot(database);
  try {
    const to = placeOf(line, file);
    const { bytes } = await copyDatabase(database, to);
    line.print(`${to} is a whole, checked copy of the database (${bytes} bytes). Only this account can read it.`);
  } catch (error) {
    const { message } = error instanceof CopyError ? error : toCopyError(error);
    throw new CommandError(`There is no backup: ${message}.`, { cause: error });
  }
}

export const addBackup: AddCommand = (program, line) => {
  program
    .command("backup")
    .description("copy the database into a file, also while Bookend runs")
    .argument("[file]", "a new file; if left out, one in the folder for backups")
    .action((file: string | undefined) => backUp(line(), file));
};
