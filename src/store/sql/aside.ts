// Works in a thread of its own on what takes long: writes that others wait for, but nobody's reads; reads that nobody waits
// for.
import Sqlite from "better-sqlite3";
import type { Failure } from "../../threads/answer-each.js";
import { AnsweringThread } from "../../threads/answering-thread.js";
import type { SqlParams, Step } from "./sql.js";

export interface Query {
  sql: string;
  params: SqlParams;
  /** How many rows a page has. */
  size: number;
}

export type AsideWork = { steps: readonly Step[] } | { query: Query };

/** A page is small, and so is what SQLite sorts at a time. */
const MAX_HEAP_MB = 64;
const MAX_YOUNG_MB = 16;

/** As if it were thrown here. */
const toError = ({ message, code }: Failure): unknown => new Sqlite.SqliteError(message, code ?? "SQLITE_ERROR");

const startThread = <Said>(path: string, work: AsideWork): AnsweringThread<"go on", Said> =>
  new AnsweringThread("store-worker.cjs", {
    workerData: { path, work },
    resourceLimits:
      "query" in work ? { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: MAX_YOUNG_MB } : {},
    toError,
  });

/** Rejects with what the database throws. */
export async function writeInThread(path: string, steps: readonly Step[]): Promise<boolean> {
  const thread = startThread<boolean>(path, { steps });
  try {
    return await thread.ask("go on");
  } finally {
    await thread.end();
  }
}

/** Values by position, with names: far cheaper to send than objects. */
function toRows<Row>(page: string): Row[] {
  const [names = [], ...rows] = JSON.parse(page) as [string[], ...unknown[][]];
  return rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let n = 0; n < names.length; n++) row[names[n] as string] = values[n];
    return row as Row;
  });
}

/** While a page is used, the next one is read. Throws what the database throws. */
export async function* readInThread<Row>(path: string, query: Query): AsyncGenerator<Row[]> {
  const thread = startThread<string>(path, { query });
  try {
    let next = thread.ask("go on");
    for (;;) {
      const page = toRows<Row>(await next);
      if (page.length > 0) {
        next = thread.ask("go on");
        yield page;
      }
      if (page.length < query.size) return;
    }
  } finally {
    await thread.end();
  }
}
