// Checks the database file: whole, private, writable, with room to grow, and of this version.
import { type Contents, type Examined, examineDatabase } from "../../store/sql/examine.js";
import { fine, note, type Result, toMend } from "./finding.js";

const MB = 1_000_000;
/** Less room than this fills in a bad week. */
const LEAST_FREE = 100 * MB;

export const toSize = (bytes: number): string =>
  bytes < MB ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / MB)} MB`;

function checkContents(contents: Contents | undefined): Result[] {
  if (!contents) {
    return [
      toMend(
        "The database can't be read.",
        "Nothing can be saved or shown.",
        "Check who owns it (chown), or stop Bookend and restore the last backup: ./bookend restore FILE",
      ),
    ];
  }
  const { isWhole, pending, isInWal } = contents;
  const mode = isInWal ? "WAL" : "not in WAL until the next start";
  const whole = isWhole
    ? fine(`Every page, index and reference of the database is right (${mode}).`)
    : toMend(
        "The database is damaged.",
        "Damaged pages can't be read, and backups fail.",
        "Stop Bookend, restore the last backup (./bookend restore FILE), and check the disk.",
      );
  if (typeof pending === "string") {
    return [
      whole,
      toMend(pending, "This Bookend can't start with it.", "Install the Bookend that fits, or restore a backup."),
    ];
  }
  const steps =
    pending === 0
      ? fine("The database has every migration of this Bookend.")
      : note(
          `${pending} migrations aren't applied yet.`,
          "The next start applies them.",
          "Back up, then restart Bookend.",
        );
  return [whole, steps];
}

function checkFiles(path: string, { openFiles, isFolderOpen, isWritable, bytes, freeBytes }: Examined): Result[] {
  const isTight = freeBytes < Math.max(LEAST_FREE, 2 * bytes);
  return [
    isWritable
      ? fine("This account can write to the database.")
      : toMend(
          "This account can't write to the database or its folder.",
          "Nothing is saved if Bookend runs as this account.",
          `Run the doctor as Bookend's user, or give the files to it: chown bookend ${path}*`,
        ),
    openFiles.length === 0
      ? fine("Only its owner can read the database.")
      : toMend(
          `Other people on this machine can read ${openFiles.join(", ")}.`,
          "It holds what people wrote in private.",
          `chmod 600 ${openFiles.join(" ")}`,
        ),
    ...(isFolderOpen
      ? [
          toMend(
            "Other people can change files in the database's folder.",
            "They could replace the log.",
            "chmod go-w on that folder",
          ),
        ]
      : []),
    isTight
      ? toMend(
          `The database has ${toSize(bytes)}, and ${toSize(freeBytes)} are free on its disk.`,
          "On a full disk nothing is saved, and no backup is made.",
          "Make room on that disk, or move the database (DATABASE_URL).",
        )
      : fine(`The database has ${toSize(bytes)}, and ${toSize(freeBytes)} are free on its disk.`),
  ];
}

export function checkDatabase(path: string): Result[] {
  const found = examineDatabase(path);
  if (!found) {
    return [
      toMend(
        `There is no database at ${path}.`,
        "The first start makes an empty one. If there was one, that would hide it.",
        "If Bookend has run before, check DATABASE_URL and the folder you are in. Otherwise start Bookend.",
      ),
    ];
  }
  return [...checkFiles(path, found), ...checkContents(found.contents)];
}
