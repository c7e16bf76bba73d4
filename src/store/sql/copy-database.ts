// Copies a database into one file while it may be in use, and checks the copy before it gets its name.
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { isDamage } from "./error-codes.js";
import { checkPrivate, giveName, isNotPrivate } from "./private-file.js";

/** There is no copy. The message is a clause for a person: "the disk is full". */
export class CopyError extends Error {
  override name = "CopyError";
}

/** 200 pages of 4 kB: less than a millisecond, so that other writers never wait long. */
const PAGES_PER_STEP = 200;

const BUSY_MS = 5000;

const SIMPLE = { simple: true } as const;

/** A file that isn't finished has another name until it is. */
export const unfinishedName = (path: string): string => `${path}.part`;

const PROBLEMS: Record<string, string> = {
  EACCES: "this account can't write there",
  EDQUOT: "the disk quota is used up",
  EEXIST: "there is a file of that name already",
  EIO: "the disk reports errors",
  ENOENT: "the folder isn't there",
  ENOSPC: "the disk is full",
  ENOTDIR: "the folder isn't a folder",
  EPERM: "this account can't write there",
  EROFS: "the disk can only be read",
  SQLITE_BUSY: "the database is busy",
  SQLITE_CANTOPEN: "the file can't be opened",
  SQLITE_FULL: "the disk is full",
};

/** Why a copy failed, in words for a person. */
export function toCopyError(error: unknown): CopyError {
  if (error instanceof CopyError) return error;
  if (isNotPrivate(error)) return new CopyError(error.message, { cause: error });
  const code = String((error as { code?: unknown })?.code);
  const words = isDamage(error) ? "the database is damaged" : PROBLEMS[code];
  return new CopyError(words ?? `the file can't be written (${code})`, { cause: error });
}

/** Throws CopyError unless every page, row, index and reference in the file is right. Leaves one file, without a log. */
export function checkDatabase(path: string): void {
  const client = new Sqlite(path, { fileMustExist: true, timeout: BUSY_MS });
  try {
    // A copy of a database in WAL would have companions again whenever someone opens it.
    client.pragma("journal_mode = DELETE");
    const isWhole = client.pragma("integrity_check(1)", SIMPLE) === "ok";
    const isConsistent = (client.pragma("foreign_key_check") as unknown[]).length === 0;
    if (!isWhole || !isConsistent) throw new CopyError("the database is damaged");
  } finally {
    client.close();
  }
}

/** A full disk would keep Bookend itself from writing. So as much as the copy takes has to stay free. */
function checkRoom(client: Database, folder: string): void {
  const bytes = Number(client.pragma("page_count", SIMPLE)) * Number(client.pragma("page_size", SIMPLE));
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < 2 * bytes) throw new CopyError("the disk is full");
}

interface CopyOptions {
  /** Doesn't write to the source or to what is beside it. */
  readonly?: boolean;
  /** Called before each step. */
  onStep?(): void;
}

async function copyPages(from: string, to: string, { readonly = false, onStep }: CopyOptions): Promise<void> {
  const source = new Sqlite(from, { fileMustExist: true, readonly, timeout: BUSY_MS });
  try {
    // Within a transaction the copy shows one instant, and no write of others makes it begin again.
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_schema").get();
    checkRoom(source, dirname(to));
    const progress = () => {
      onStep?.();
      return PAGES_PER_STEP;
    };
    await source.backup(to, { progress });
  } finally {
    source.close();
  }
}

function createPrivateFile(path: string): void {
  closeSync(openSync(path, "wx", 0o600));
  // Before anything is in it: some disks give every file to everyone.
  checkPrivate(path);
}

export function syncFile(path: string): void {
  const file = openSync(path, "r+");
  fsyncSync(file);
  closeSync(file);
}

/** Deletes what is left of a copy that wasn't finished, if this account and its disk let it. Never throws. */
export function removeUnfinished(path: string): void {
  try {
    for (const suffix of ["", "-journal", "-wal", "-shm"]) rmSync(`${path}${suffix}`, { force: true });
  } catch {
    // Why the disk doesn't work is said where it was written to.
  }
}

/**
 * Copies the database at `from`, as it is at this instant, to the new file `to`, which only its owner can read. Returns its
 * size. Throws CopyError; then there is no file `to`.
 */
export async function copyDatabase(from: string, to: string, options: CopyOptions = {}): Promise<{ bytes: number }> {
  const part = unfinishedName(to);
  let isOurs = false;
  try {
    if (existsSync(to)) throw new CopyError("there is a file of that name already");
    createPrivateFile(part);
    isOurs = true;
    await copyPages(from, part, options);
    checkDatabase(part);
    syncFile(part);
    giveName(part, to);
    return { bytes: statSync(to).size };
  } catch (error) {
    if (isOurs) removeUnfinished(part);
    throw toCopyError(error);
  }
}
