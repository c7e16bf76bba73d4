// SQLite's names for errors, and what the ones mean that don't concern a single row.
import { DriverAdapterError } from "@prisma/driver-adapter-utils";

/** SQLite's own name for what went wrong, from its driver or through Prisma's adapter. */
const codeOf = (error: unknown): string =>
  String(error instanceof DriverAdapterError ? error.cause.originalCode : (error as { code?: unknown })?.code);

/** Did this statement fail because another process holds the database? Then nothing happened. */
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith("SQLITE_BUSY");

/** Did this statement find a page that isn't as SQLite writes it? */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
