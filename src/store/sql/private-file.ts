// Files that only their owner may read: whether the disk keeps them that way, and how a finished one gets its name.
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** A file that other people could read or replace. The message is a clause for a person. */
class NotPrivateError extends Error {
  readonly code = "NOT_PRIVATE";
}

export const isNotPrivate = (error: unknown): error is Error => error instanceof NotPrivateError;

/** Windows has no such permission bits. */
const HAS_MODES = process.platform !== "win32";

const GROUP_AND_OTHERS = 0o077;
const GROUP_AND_OTHERS_WRITE = 0o022;
/** In such a folder, as /tmp is, only its owner can replace a file. */
const STICKY = 0o1000;

/** May anyone but the owner read or write this file? */
export const isOpenToOthers = (path: string): boolean => HAS_MODES && (statSync(path).mode & GROUP_AND_OTHERS) !== 0;

/** Could anyone but the owner put another file in the place of one in this folder? */
export function isFolderOpenToOthers(folder: string): boolean {
  const { mode } = statSync(folder);
  return HAS_MODES && (mode & GROUP_AND_OTHERS_WRITE) !== 0 && (mode & STICKY) === 0;
}

/** Throws unless only its owner can read the file at this path or put another one there. */
export function checkPrivate(path: string): void {
  if (isFolderOpenToOthers(dirname(path))) throw new NotPrivateError("other people can change files in that folder");
  if (isOpenToOthers(path)) throw new NotPrivateError("other people can read files in that folder");
}

/** A name is safe on disk only once its folder is. Windows can't do that. */
function syncFolder(folder: string): void {
  if (!HAS_MODES) return;
  const opened = openSync(folder, "r");
  fsyncSync(opened);
  closeSync(opened);
}

/** Some disks have no second names for a file. */
const HAS_NO_LINKS = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"];

/** Gives a second name to a file. False where the disk can't. Throws EEXIST if a file has that name. */
export function linkIfPossible(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (HAS_NO_LINKS.includes(String((error as { code?: string }).code))) return false;
    throw error;
  }
}

/** Renames a finished file, never over another one. Throws EEXIST. */
export function giveName(from: string, to: string): void {
  // A rename alone would replace a file that appeared a moment ago.
  if (linkIfPossible(from, to)) rmSync(from);
  else if (existsSync(to)) throw Object.assign(new Error("exists"), { code: "EEXIST" });
  else renameSync(from, to);
  syncFolder(dirname(to));
}

/** Puts a finished file in the place of another: at every instant, one of the two is there. */
export function replaceFile(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}
