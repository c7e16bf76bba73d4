// What the database's errors mean: a row that already exists, or a reason in words for a person.
import Sqlite from "better-sqlite3";
import { Prisma } from "../generated/client.js";

/** The database can't be used as it is. The message is one line for the person who runs Bookend. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
}

/** The open file is no longer the one at its path, so what is written to it would be lost. The message says why. */
export class FileLostError extends Error {
  override name = "FileLostError";
  /** Every statement fails with it until the file is back, so the store logs it once. */
  readonly isLogged = true;
}

/** Did this write fail because the row already exists? */
export function isDuplicate(error: unknown): boolean {
  if (error instanceof Sqlite.SqliteError) return /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(error.code);
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Did this write fail because the row to change isn't there, or isn't as it was read? */
export const isMissing = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2025";

/** Why the database failed, as a clause for a person ("the disk is full"); undefined for other errors. */
export function explainDatabaseError(error: unknown): string | undefined {
  const words = wordsOf(error);
  const lost = /the database file (is gone|was replaced)/.exec(words);
  if (lost) return lost[0];
  if (/SQLITE_BUSY|SocketTimeout|database is locked|P1008/.test(words)) return "the database is busy";
  if (/SQLITE_FULL|disk is full/.test(words)) return "the disk is full";
  if (/SQLITE_READONLY|readonly database/.test(words)) return "the database cannot be written to";
  if (/SQLITE_IOERR|SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_CANTOPEN/.test(words)) return "the database cannot be read";
  return undefined;
}

/** The error's message, code and meta, and those of its causes. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { code, meta } = error as Error & { code?: unknown; meta?: unknown };
  return `${error.message} ${String(code)} ${JSON.stringify(meta ?? "")} ${wordsOf(error.cause)}`;
}
