// The database file: opens it, and notices when the open file is no longer the one at its path. Whatever is written to a
// file that was deleted or replaced is lost at the next start.
import { statSync } from "node:fs";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import Sqlite, { type Database } from "better-sqlite3";
import { FileLostError } from "./errors.js";
import { migrate } from "./migrations.js";
import { SERVING_BUSY_MS, setPragmas } from "./pragmas.js";
import { ensureSearchIndex } from "./search-index.js";

/** Prisma's adapter, and the connection it uses. */
export interface Connection {
  adapter: SqlDriverAdapter;
  client: Database;
}

/** Where it is said, once each time, that the file was lost or is back. */
export interface DatabaseLog {
  error(fields: object, event: string): void;
  info(fields: object, event: string): void;
}

interface Identity {
  dev: number;
  ino: number;
}

interface OpenFile extends Connection {
  /** Which files these were when they were opened, as namesOf names them. */
  files: (Identity | undefined)[];
}

const SIMPLE = { simple: true } as const;
const REPLACED = "the database file was replaced";

/** Undefined when no file is there, or this account may not look. */
function identityOf(path: string): Identity | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

const isSame = (one: Identity | undefined, other: Identity | undefined): boolean =>
  one !== undefined && one.ino === other?.ino && one.dev === other.dev;

/** The file, and its write-ahead log: SQLite keeps it as long as the file is open. */
const namesOf = (path: string) => [path, `${path}-wal`] as const;

/** Migrates the file and opens it. */
async function connect(path: string): Promise<OpenFile> {
  for (;;) {
    const before = identityOf(path);
    // SQLite would create a file that was deleted a moment ago, and people would find an empty log.
    const adapter = await new PrismaBetterSqlite3({ url: `file:${path}`, fileMustExist: true }).connect();
    const { client } = adapter as unknown as { client: Database };
    try {
      setPragmas(client);
      migrate(client);
      ensureSearchIndex(client);
      setPragmas(client, SERVING_BUSY_MS);
    } catch (error) {
      client.close();
      throw error;
    }
    const files = namesOf(path).map(identityOf);
    if (isSame(before, files[0])) return { adapter, client, files };
    // It was replaced in that moment.
    client.close();
  }
}

const readWorkspaces = (client: Database) => client.prepare('SELECT "id" FROM "Workspace"').pluck().all();

/** Undefined when this connection is closed, or its file damaged. */
function workspacesIfReadable(client: Database): readonly unknown[] | undefined {
  try {
    return readWorkspaces(client);
  } catch {
    return undefined;
  }
}

/** Throws FileLostError unless the file at the path is whole and has these workspaces. */
function checkReplacement(path: string, workspaces: readonly unknown[]): void {
  const client = new Sqlite(path, { fileMustExist: true });
  try {
    const isWhole = client.pragma("quick_check(1)", SIMPLE) === "ok";
    const found = new Set(isWhole ? readWorkspaces(client) : []);
    if (found.size > 0 && workspaces.every((id) => found.has(id))) return;
  } finally {
    client.close();
  }
  throw new FileLostError(`${REPLACED} by one that doesn't have this workspace`);
}

/**
 * The log was deleted. What is in it goes to the file while the log is still open. Throws FileLostError while another
 * connection is in the way.
 */
function saveLog(client: Database): void {
  const [result] = client.pragma("wal_checkpoint(TRUNCATE)") as { busy: bigint }[];
  if (Number(result?.busy) !== 0) throw new FileLostError("the database file is gone in part: its -wal file");
}

/** How long another try to open a file that wasn't right has to wait. It may still be on its way there. */
const RETRY_MS = 1000;

export class DatabaseFile {
  /** Undefined while the file is well. */
  private lost: { error: FileLostError; retryAt: number } | undefined;
  private workspaces: readonly unknown[] = [];

  private constructor(
    private readonly path: string,
    private readonly log: DatabaseLog,
    private open: OpenFile,
  ) {}

  /** Opens and migrates a file that exists. Throws what SQLite throws, or DatabaseError. */
  static async open(path: string, log: DatabaseLog): Promise<DatabaseFile> {
    return new DatabaseFile(path, log, await connect(path));
  }

  /** The connection to the file at the path. If that is another one by now, it is opened first. Throws FileLostError. */
  async connection(): Promise<Connection> {
    if (!this.isInPlace()) await this.openAgain();
    if (this.lost) this.log.info({ path: this.path }, "database file is back");
    this.lost = undefined;
    return this.open;
  }

  /** Throws FileLostError unless the open file is the one at the path: what was just written would be lost. */
  confirm(): void {
    if (!this.isInPlace()) throw this.lose(new FileLostError("the database file is gone"), 0);
  }

  close(): void {
    this.open.client.close();
  }

  private isInPlace(): boolean {
    const [file, walFile] = namesOf(this.path).map(identityOf);
    const { files, client } = this.open;
    // Outside WAL there is no log.
    return isSame(file, files[0]) && (isSame(walFile, files[1]) || client.pragma("journal_mode", SIMPLE) !== "wal");
  }

  private async openAgain(): Promise<void> {
    if (this.lost && performance.now() < this.lost.retryAt) throw this.lost.error;
    try {
      this.prepareToReplace();
      // First, because two connections to one file would share what one of them knows about the log.
      this.open.client.close();
      this.open = { ...this.open, files: [] };
      this.open = await connect(this.path);
    } catch (error) {
      throw this.lose(error, RETRY_MS);
    }
    this.log.info({ path: this.path }, "database file opened again");
  }

  /** Throws FileLostError unless what is at the path may be opened instead of what is open. */
  private prepareToReplace(): void {
    const { files, client } = this.open;
    this.workspaces = workspacesIfReadable(client) ?? this.workspaces;
    const [file, walFile] = namesOf(this.path).map(identityOf);
    if (!file) throw new FileLostError("the database file is gone");
    if (!isSame(file, files[0])) {
      // SQLite would apply the old file's log to the new one.
      if (isSame(walFile, files[1])) throw new FileLostError(`${REPLACED}, but its old -wal file is still there`);
      checkReplacement(this.path, this.workspaces);
    } else if (walFile) throw new FileLostError(`${REPLACED} in part: it has another -wal file`);
    else saveLog(client);
  }

  /** Logs it once, however many statements fail. */
  private lose(error: unknown, waitMs: number): FileLostError {
    const found =
      error instanceof FileLostError
        ? error
        : new FileLostError(`${REPLACED} by one that can't be opened`, { cause: error });
    if (this.lost?.error.message !== found.message) {
      this.log.error({ path: this.path, why: found.message }, "database file lost");
    }
    this.lost = { error: found, retryAt: performance.now() + waitMs };
    return found;
  }
}
