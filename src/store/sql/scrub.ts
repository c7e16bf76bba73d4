// Makes what was deleted unreadable in the file, too: SQLite leaves it in free pages and in the write-ahead log.
import { createReadStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Db, sqlOf } from "./database.js";
import { DatabaseError } from "./errors.js";

const PAUSE_MS = 50;
/** Bookend may be running: between two of its statements there is room enough. */
const PATIENCE_MS = 10_000;

const BUSY = "The database is busy, so its log still holds what was deleted. Run this again.";

/** From now on this connection overwrites what it deletes. */
export async function overwriteDeleted(db: Db): Promise<void> {
  await sqlOf(db).all("PRAGMA secure_delete = ON", {});
}

/** Empties the log into the file. SQLite doesn't wait here, so we do. */
async function emptyLog(db: Db): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const [result] = await sqlOf(db).all<{ busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)", {});
    if (Number(result?.busy) === 0) return;
    if (performance.now() > giveUpAt) throw new DatabaseError(BUSY);
    await sleep(PAUSE_MS);
  }
}

/** Writes the file anew, without free pages, and empties the log. Bookend may be running. Throws what the database throws. */
export async function scrub(db: Db): Promise<void> {
  await overwriteDeleted(db);
  await db.$executeRawUnsafe("VACUUM");
  await emptyLog(db);
}

/** The file is whole: every page, every index, every reference. */
export async function isWholeFile(db: Db): Promise<boolean> {
  const found = await sqlOf(db).all<{ integrity_check: string }>("PRAGMA integrity_check", {});
  const broken = await sqlOf(db).all("PRAGMA foreign_key_check", {});
  return found.length === 1 && found[0]?.integrity_check === "ok" && broken.length === 0;
}

const LETTER_OR_DIGIT = /[A-Za-z0-9]/;

/** Is this ID anywhere in the file, whole? Reads it as bytes: rows, free pages, whatever is there. */
export async function fileHolds(path: string, id: string): Promise<boolean> {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "latin1" })) {
    const text = rest + chunk;
    for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
      const around = [text[at - 1] ?? "", text[at + id.length] ?? ""];
      if (!around.some((letter) => LETTER_OR_DIGIT.test(letter))) return true;
    }
    // An ID may begin in one chunk and end in the next.
    rest = text.slice(-id.length);
  }
  return false;
}
