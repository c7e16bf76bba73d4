// The one SQLite connection that Prisma and our own statements share. Sets and checks its pragmas, and makes statements
// take turns.

import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from "@prisma/driver-adapter-utils";
import type { Database } from "better-sqlite3";
import type { OnConnection } from "./sqlite.js";

/**
 * Milliseconds that a write waits for a lock. Less than the 3 seconds Slack waits, so the person still reads "not saved,
 * the database is busy". better-sqlite3 is synchronous, so nothing else is answered during the wait.
 */
export const BUSY_TIMEOUT_MS = 2000;

const PRAGMAS = { journal_mode: "wal", synchronous: 2, busy_timeout: BUSY_TIMEOUT_MS, foreign_keys: 1 } as const;

const PAUSE_MS = 5;
const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);

/**
 * Changing to WAL fails at once while another connection holds a lock: busy_timeout doesn't apply to it
 * (sqlite.org/c3ref/busy_handler.html). That happens when two processes start with a new file.
 */
function changeToWal(client: Database): void {
  const giveUpAt = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      client.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "SQLITE_BUSY" || performance.now() > giveUpAt) throw error;
      pause();
    }
  }
}

/** Sets WAL, synchronous=FULL, busy_timeout and foreign_keys on a connection. Throws if one of them has no effect. */
export function setPragmas(client: Database): void {
  client.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  // A read-only file can't change its journal mode. The check below says so in plain words.
  if (client.pragma("journal_mode", { simple: true }) !== "wal") changeToWal(client);
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  for (const [name, expected] of Object.entries(PRAGMAS)) {
    const actual = client.pragma(name, { simple: true });
    if (String(actual) !== String(expected)) {
      throw new Error(`The database does not accept ${name}=${expected} (it says ${String(actual)}).`);
    }
  }
}

// Prisma's adapter has one connection per process. A statement sent while a transaction is open would run inside it and
// be rolled back with it. Here it waits until the transaction is over.
class SerialAdapter implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName: string;
  /** Resolves when the connection is free. */
  private free: Promise<void> = Promise.resolve();

  constructor(
    private readonly inner: SqlDriverAdapter,
    private readonly client: Database,
  ) {
    this.adapterName = inner.adapterName;
  }

  onConnection<T>(work: (client: Database) => T): Promise<T> {
    return this.inTurn(async () => work(this.client));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    const before = this.free;
    let done = () => {};
    this.free = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    try {
      return await work();
    } finally {
      done();
    }
  }

  queryRaw(query: SqlQuery) {
    return this.inTurn(() => this.inner.queryRaw(query));
  }

  executeRaw(query: SqlQuery) {
    return this.inTurn(() => this.inner.executeRaw(query));
  }

  executeScript(script: string) {
    return this.inTurn(() => this.inner.executeScript(script));
  }

  async startTransaction(...options: Parameters<SqlDriverAdapter["startTransaction"]>): Promise<Transaction> {
    let started: (transaction: Transaction) => void = () => {};
    let failed: (error: unknown) => void = () => {};
    const transaction = new Promise<Transaction>((resolve, reject) => {
      started = resolve;
      failed = reject;
    });
    const finished = this.inTurn(async () => {
      const inner = await this.inner.startTransaction(...options);
      await new Promise<void>((end) => started(this.endingWith(inner, end)));
    });
    finished.catch(failed);
    return transaction;
  }

  private endingWith(inner: Transaction, end: () => void): Transaction {
    const finish = async (how: "commit" | "rollback") => {
      try {
        await inner[how]();
      } finally {
        // A COMMIT that failed (disk full, busy) may leave the transaction open. The next statement must not join it.
        if (this.client.inTransaction) this.client.exec("ROLLBACK");
        end();
      }
    };
    return {
      provider: inner.provider,
      adapterName: inner.adapterName,
      options: inner.options,
      queryRaw: (query) => inner.queryRaw(query),
      executeRaw: async (query) => {
        // SQLite rolls back by itself when the disk is full; Prisma's ROLLBACK would then fail and hide the reason.
        if (query.sql === "ROLLBACK" && !this.client.inTransaction) return 0;
        return inner.executeRaw(query);
      },
      commit: () => finish("commit"),
      rollback: () => finish("rollback"),
    };
  }

  dispose() {
    return this.inner.dispose();
  }
}

/** An adapter for PrismaClient. SQLite creates the file at `path`. `onConnection` throws until Prisma is connected. */
export function createAdapter(path: string): SqlDriverAdapterFactory & { onConnection: OnConnection } {
  const factory = new PrismaBetterSqlite3({ url: `file:${path}` });
  let connected: SerialAdapter | undefined;
  return {
    onConnection: async (work) => {
      if (!connected) throw new Error("The database is not connected.");
      return connected.onConnection(work);
    },
    provider: "sqlite",
    adapterName: factory.adapterName,
    async connect() {
      const inner = await factory.connect();
      const { client } = inner as unknown as { client: Database };
      setPragmas(client);
      connected = new SerialAdapter(inner, client);
      return connected;
    },
  };
}
