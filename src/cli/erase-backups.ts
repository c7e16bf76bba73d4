// Erasing in backups: which of them hold a person, and each one opened, erased, checked and put back in its place.
import { copyFileSync, existsSync } from "node:fs";
import { basename } from "node:path";
import { everyCopy } from "../store/backup/backup-folder.js";
import { erasePerson } from "../store/erase-person.js";
import { everyoneMet, type WhoseRows } from "../store/personal-rows.js";
import {
  CopyError,
  checkDatabase,
  removeUnfinished,
  syncFile,
  toCopyError,
  unfinishedName,
} from "../store/sql/copy-database.js";
import { openDatabase } from "../store/sql/database.js";
import { DatabaseError } from "../store/sql/errors.js";
import { replaceFile } from "../store/sql/private-file.js";
import { fileHolds, overwriteDeleted, scrub } from "../store/sql/scrub.js";
import { CommandError, type CommandLine } from "./open-school.js";

/** The paths of backups, and of databases that a restore replaced, in which the person's ID is found. */
export async function backupsWith({ env }: CommandLine, id: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of everyCopy(env)) if (await fileHolds(path, id)) found.push(path);
  return found;
}

/** "bookend-2026-12-02T080012Z.db, made 2026-12-02 08:00 UTC". */
export function describeBackup(path: string): string {
  const name = basename(path);
  const [, day, hour, minute] = /(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})\d{2}Z/.exec(name) ?? [];
  return day ? `${path}, made ${day} ${hour}:${minute} UTC` : path;
}

async function eraseIn(path: string, whose: WhoseRows, now: Date): Promise<void> {
  const db = await openDatabase(`file:${path}`);
  try {
    // Who had another name at that time is named by it there.
    const then = (await everyoneMet(db, whose.workspaceId)).find(({ id }) => id === whose.id);
    await overwriteDeleted(db);
    await erasePerson(db, { ...whose, name: then?.name ?? whose.name }, now);
    await scrub(db);
  } finally {
    await db.$disconnect();
  }
}

/** At every instant there is either the old backup or the new one. Throws CommandError; then the old one is there. */
async function replaceBackup(path: string, whose: WhoseRows, now: Date): Promise<void> {
  const part = unfinishedName(path);
  removeUnfinished(part);
  try {
    copyFileSync(path, part);
    await eraseIn(part, whose, now);
    checkDatabase(part);
    if (await fileHolds(part, whose.id)) throw new CopyError("the ID is still in it");
    syncFile(part);
    replaceFile(part, path);
  } catch (error) {
    const { message } = error instanceof DatabaseError ? error : toCopyError(error);
    throw new CommandError(`${path} still holds ${whose.id}: ${message}`, { cause: error });
  } finally {
    if (existsSync(part)) removeUnfinished(part);
  }
}

/** Goes on with the others when one can't be changed. Throws CommandError that names each of those at the end. */
export async function eraseInBackups(line: CommandLine, whose: WhoseRows): Promise<void> {
  const failed: string[] = [];
  for (const path of await backupsWith(line, whose.id)) {
    try {
      await replaceBackup(path, whose, line.now());
      line.print(`Erased in ${describeBackup(path)}.`);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      failed.push(error.message);
    }
  }
  if (failed.length > 0) throw new CommandError(`${failed.join(". ")}. Delete these backups, or run this again.`);
}
