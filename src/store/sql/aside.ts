// Works in threads, so that nothing else in the process waits for the disk: writes that may take long, and reads of many rows.
import Sqlite from "better-sqlite3";
import type { Failure } from "../../threads/answer-each.js";
import { AnsweringThread } from "../../threads/answering-thread.js";
import type { SqlParams, Step } from "./sql.js";

export interface Transaction {
  path: string;
  steps: readonly Step[];
}

export interface Query {
  path: string;
  sql: string;
  params: SqlParams;
  /** How many rows a page has. */
  size: number;
}

export type Asked = Transaction | Query | "next page";

/** A page is small, and so is what a step writes. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 };

/** As if it were thrown here. */
const toError = ({ message, code }: Failure): unknown => new Sqlite.SqliteError(message, code ?? "SQLITE_ERROR");

const startThread = <Said>(): AnsweringThread<Asked, Said> =>
  new AnsweringThread("store-worker.cjs", { resourceLimits: LIMITS, toError });

/** Who writes a page often writes the next one. */
const WARM_MS = 1000;

let writer: AnsweringThread<Asked, boolean> | undefined;
let cooling: NodeJS.Timeout | undefined;
let writing = 0;

function letCool(): void {
  const thread = writer;
  thread?.unref();
  cooling = setTimeout(() => {
    writer = undefined;
    void thread?.end();
  }, WARM_MS).unref();
}

/** Rejects with what the database throws. Transactions take turns, as they do in the file. */
export async function writeInThread(path: string, steps: readonly Step[]): Promise<boolean> {
  clearTimeout(cooling);
  if (!writer?.isAlive) writer = startThread();
  writer.ref();
  writing += 1;
  try {
    return await writer.ask({ path, steps });
  } finally {
    writing -= 1;
    if (writing === 0) letCool();
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
export async function* readInThread<Row>(query: Query): AsyncGenerator<Row[]> {
  const thread = startThread<string>();
  try {
    let next = thread.ask(query);
    for (;;) {
      const page = toRows<Row>(await next);
      if (page.length > 0) {
        next = thread.ask("next page");
        yield page;
      }
      if (page.length < query.size) return;
    }
  } finally {
    await thread.end();
  }
}
