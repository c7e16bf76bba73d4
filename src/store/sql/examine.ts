// Looks at a database file without changing it: whether it is whole, private, writable, and which migrations it has.
import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { migrationsFolder, pendingMigrations } from "./migrations.js";
import { isFolderOpenToOthers, isOpenToOthers } from "./private-file.js";

export interface Examined {
  bytes: number;
  /** Free on its disk for this account. */
  freeBytes: number;
  isWritable: boolean;
  /** The files that other people on this machine can read. */
  openFiles: string[];
  isFolderOpen: boolean;
  /** Which disk it is on. */
  disk: number;
  /** Undefined when it can't be read. */
  contents: Contents | undefined;
}

export interface Contents {
  isWhole: boolean;
  /** As Bookend keeps it while it runs. */
  isInWal: boolean;
  /** How many steps the next start applies; words when they don't fit this Bookend. */
  pending: number | string;
}

const SIMPLE = { simple: true } as const;
const BUSY_MS = 5000;

function readPending(client: Database): number | string {
  try {
    return pendingMigrations(client).length;
  } catch (error) {
    return (error as Error).message;
  }
}

function readContents(path: string): Contents | undefined {
  let client: Database | undefined;
  try {
    client = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: BUSY_MS });
    // References are on pages that may be damaged.
    const isWhole =
      client.pragma("integrity_check(1)", SIMPLE) === "ok" &&
      (client.pragma("foreign_key_check") as unknown[]).length === 0;
    const isInWal = client.pragma("journal_mode", SIMPLE) === "wal";
    return { isWhole, isInWal, pending: readPending(client) };
  } catch {
    return undefined;
  } finally {
    client?.close();
  }
}

function canWrite(path: string): boolean {
  try {
    for (const name of [path, dirname(path)]) accessSync(name, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Undefined when there is no file. */
export function examineDatabase(path: string): Examined | undefined {
  if (!existsSync(path)) return undefined;
  const folder = dirname(path);
  const files = ["", "-wal", "-shm"].map((suffix) => `${path}${suffix}`).filter((name) => existsSync(name));
  const { bavail, bsize } = statfsSync(folder);
  const { size, dev } = statSync(path);
  return {
    bytes: size,
    freeBytes: bavail * bsize,
    isWritable: canWrite(path),
    openFiles: files.filter(isOpenToOthers),
    isFolderOpen: isFolderOpenToOthers(folder),
    disk: dev,
    contents: readContents(path),
  };
}

/** The folder that Bookend is installed in. */
export const programFolder = (): string => dirname(dirname(migrationsFolder()));
