// SQLite behind the Sql interface: prepared once, on the one connection, in its turn, without a pause.
import type { Database, Statement } from "better-sqlite3";
import type { Sql, Step } from "./sql.js";

/**
 * Runs `work` on the connection itself, after what is already under way on it. `work` is synchronous, so nothing gets in
 * between.
 */
export type OnConnection = <T>(work: (client: Database) => T) => Promise<T>;

/** A Sql, and what tells whether anything was written. */
export interface SqliteSql extends Sql {
  /** The same text as long as nothing was written, by this process or another. */
  dataVersion(): Promise<string>;
}

const prepared = new WeakMap<Database, Map<string, Statement>>();

/** The statement, prepared once for each connection. */
function prepareOnce(client: Database, sql: string): Statement {
  const known = prepared.get(client) ?? new Map<string, Statement>();
  prepared.set(client, known);
  // Prisma has the connection return numbers as BigInt. Ours are small.
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

function write(client: Database, steps: readonly Step[]): boolean {
  try {
    // IMMEDIATE: it waits for another process's lock at the start, not in the middle, where SQLite would refuse it.
    client.transaction(run).immediate(client, steps);
    return true;
  } catch (error) {
    if (error instanceof NothingChanged) return false;
    throw error;
  }
}

const count = (client: Database, sql: string) => prepareOnce(client, sql).pluck().get();

export function createSql(onConnection: OnConnection): SqliteSql {
  return {
    all: <Row>(sql: string, params: Step["params"]) =>
      onConnection((client) => prepareOnce(client, sql).all(params) as Row[]),
    write: (steps) => onConnection((client) => write(client, steps)),
    // The first counts this connection's changes, the second tells of those of others.
    dataVersion: () =>
      onConnection((client) => `${count(client, "SELECT total_changes()")} ${count(client, "PRAGMA data_version")}`),
  };
}
