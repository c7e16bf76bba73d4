// The Sql interface on SQLite: prepares each statement once, and runs it on the shared connection when it is free.
import type { Database, Statement } from "better-sqlite3";
import { readInThread, writeInThread } from "./aside.js";
import type { Sql, Step } from "./sql.js";

/**
 * Runs `work` on the connection once earlier statements and transactions are over, and again while another process is in
 * its way. `work` is synchronous, so nothing else runs in between.
 */
export type OnConnection = <T>(kind: "read" | "write", work: (client: Database) => T) => Promise<T>;

/** A Sql that can also tell whether anything was written. */
export interface SqliteSql extends Sql {
  /** A text that stays the same as long as nothing is written, by this process or another. */
  dataVersion(): Promise<string>;
}

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** The statement, prepared once for each connection. */
function prepareOnce(client: Database, sql: string): Statement {
  const known = prepared.get(client) ?? new Map<string, Statement>();
  prepared.set(client, known);
  // Prisma makes the connection return integers as BigInt. Ours are small enough for numbers.
  const found = known.get(sql) ?? client.prepare(sql).safeIntegers(false);
  known.set(sql, found);
  return found;
}

/** Thrown to roll back, because a step that must change a row changed none. */
class NothingChanged extends Error {}

function run(client: Database, steps: readonly Step[]): void {
  for (const { sql, params, mustChange } of steps) {
    const { changes } = prepareOnce(client, sql).run(params);
    if (mustChange && changes === 0) throw new NothingChanged();
  }
}

export function writeSteps(client: Database, steps: readonly Step[]): boolean {
  try {
    // IMMEDIATE: waits for another process's lock at the start. In the middle, SQLite would fail instead of waiting.
    client.transaction(run).immediate(client, steps);
    return true;
  } catch (error) {
    if (error instanceof NothingChanged) return false;
    throw error;
  }
}

const connections = new WeakMap<Database, number>();
let connectionCount = 0;

/** A different number for each connection: a file that is opened again counts its changes from zero. */
function numberOf(client: Database): number {
  const known = connections.get(client);
  if (known) return known;
  connectionCount += 1;
  connections.set(client, connectionCount);
  return connectionCount;
}

const readValue = (client: Database, sql: string) => prepareOnce(client, sql).pluck().get();

/**
 * In rows. Fewer cost more messages between threads. More live so long that V8, which is told to save memory, moves them:
 * 200 a page took a fourth more CPU.
 */
const PAGE = 50;

export function createSql(onConnection: OnConnection, path: string): SqliteSql {
  /** Throws unless the file at the path is the one that is open: a thread opens what is at the path. */
  const checkFile = () => onConnection("read", () => undefined);
  return {
    all: <Row>(sql: string, params: Step["params"]) =>
      onConnection("read", (client) => prepareOnce(client, sql).all(params) as Row[]),
    write: (steps) => onConnection("write", (client) => writeSteps(client, steps)),
    async writeAside(steps) {
      await checkFile();
      const isWritten = await writeInThread(path, steps);
      await onConnection("write", () => undefined);
      return isWritten;
    },
    async *pages<Row>(sql: string, params: Step["params"], size = PAGE) {
      await checkFile();
      try {
        yield* readInThread<Row>({ path, sql, params, size });
      } catch (error) {
        // Thrown there, so that damage is noted.
        await onConnection("read", () => {
          throw error;
        });
      }
      await checkFile();
    },
    // total_changes() counts this connection's changes. data_version changes when another connection writes.
    dataVersion: () =>
      onConnection(
        "read",
        (client) =>
          `${numberOf(client)} ${readValue(client, "SELECT total_changes()")} ${readValue(client, "PRAGMA data_version")}`,
      ),
  };
}
