// The one SQLite connection that Prisma and our own statements share. Makes statements take turns, and lets them wait for
// other processes.

import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from "@prisma/driver-adapter-utils";
import type { Connection, DatabaseFile } from "./database-file.js";
import type { Integrity } from "./integrity.js";
import { repeatWhileBusy } from "./patience.js";
import type { OnConnection } from "./sqlite.js";

interface SharedConnection {
  file: DatabaseFile;
  integrity: Integrity;
  /** How long a statement waits for other processes, in milliseconds. */
  patienceMs: number;
}

const isRead = ({ sql }: SqlQuery) => /^\s*SELECT\b/i.test(sql);

const toQuery = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

// Prisma's adapter has one connection per process. A statement sent while a transaction is open would run inside it and
// be rolled back with it. Here it waits until the transaction is over.
class SerialAdapter implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName = "bookend-sqlite";
  /** Resolves when the connection is free. */
  private free: Promise<void> = Promise.resolve();

  constructor(private readonly shared: SharedConnection) {}

  onConnection: OnConnection = (kind, work) => this.inTurn(kind, async ({ client }) => work(client));

  /** Resolves when it is this caller's turn, with the function that ends the turn. */
  private async takeTurn(): Promise<() => void> {
    const before = this.free;
    let end = () => {};
    this.free = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }

  /** While another process holds the database, others have their turn in between. */
  private inTurn<T>(kind: "read" | "write", work: (at: Connection) => Promise<T>): Promise<T> {
    const { file, integrity, patienceMs } = this.shared;
    return repeatWhileBusy(patienceMs, async () => {
      const end = await this.takeTurn();
      try {
        const result = await work(await file.connection());
        if (kind === "write") file.confirm();
        return result;
      } catch (error) {
        integrity.note(error);
        throw error;
      } finally {
        end();
      }
    });
  }

  queryRaw(query: SqlQuery) {
    return this.inTurn(isRead(query) ? "read" : "write", ({ adapter }) => adapter.queryRaw(query));
  }

  executeRaw(query: SqlQuery) {
    return this.inTurn("write", ({ adapter }) => adapter.executeRaw(query));
  }

  executeScript(script: string) {
    return this.inTurn("write", ({ adapter }) => adapter.executeScript(script));
  }

  /** IMMEDIATE: it waits for another process's lock here. In the middle, SQLite would fail instead of waiting. */
  startTransaction(): Promise<Transaction> {
    const { file, patienceMs } = this.shared;
    return repeatWhileBusy(patienceMs, async () => {
      const end = await this.takeTurn();
      try {
        const at = await file.connection();
        await at.adapter.executeRaw(toQuery("BEGIN IMMEDIATE"));
        return this.toTransaction(at, end);
      } catch (error) {
        end();
        throw error;
      }
    });
  }

  private toTransaction({ adapter, client }: Connection, end: () => void): Transaction {
    const { file, integrity } = this.shared;
    const noting = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        integrity.note(error);
        throw error;
      }
    };
    const finish = () => {
      // A COMMIT that failed (disk full) may leave the transaction open. The next statement must not join it.
      if (client.inTransaction) client.exec("ROLLBACK");
      end();
    };
    return {
      provider: this.provider,
      adapterName: this.adapterName,
      // Prisma sends COMMIT and ROLLBACK as statements, and calls the functions of that name afterward.
      options: { usePhantomQuery: false },
      queryRaw: (query) => noting(adapter.queryRaw(query)),
      executeRaw: async (query) => {
        // SQLite rolls back by itself when the disk is full; Prisma's ROLLBACK would then fail and hide the reason.
        if (query.sql === "ROLLBACK" && !client.inTransaction) return 0;
        const changes = await noting(adapter.executeRaw(query));
        if (query.sql === "COMMIT") file.confirm();
        return changes;
      },
      commit: async () => finish(),
      rollback: async () => finish(),
    };
  }

  async dispose() {
    this.shared.file.close();
  }
}

/** An adapter for PrismaClient over a file that is open, and access to the same connection for our own statements. */
export function createAdapter(shared: SharedConnection): SqlDriverAdapterFactory & { onConnection: OnConnection } {
  const adapter = new SerialAdapter(shared);
  return {
    onConnection: adapter.onConnection,
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => adapter,
  };
}
