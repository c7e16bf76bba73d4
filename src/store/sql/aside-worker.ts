// The worker thread that works on a connection of its own: it runs one long transaction, or reads a query page by page.
import { workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { answerEach } from "../../threads/answer-each.js";
import type { AsideWork, Query } from "./aside.js";
import { START_BUSY_MS, setPragmas } from "./pragmas.js";
import type { Step } from "./sql.js";
import { writeSteps } from "./sqlite.js";

const { path, work } = workerData as { path: string; work: AsideWork };

function write(steps: readonly Step[]): boolean {
  const client = new Sqlite(path, { fileMustExist: true });
  try {
    setPragmas(client);
    return writeSteps(client, steps);
  } finally {
    client.close();
  }
}

/** Returns what reads the next page: the names of the columns, then the rows, as JSON. After the last row there is no row. */
function openPages({ sql, params, size }: Query): () => string {
  const client = new Sqlite(path, { fileMustExist: true, readonly: true, timeout: START_BUSY_MS });
  const query = client.prepare(sql).raw();
  const names = query.columns().map(({ name }) => name);
  const rows = query.iterate(params);
  return () => {
    const page: unknown[] = [names];
    while (page.length <= size) {
      const { done, value } = rows.next();
      if (done) break;
      page.push(value);
    }
    return JSON.stringify(page);
  };
}

let nextPage: (() => string) | undefined;

answerEach((): boolean | string => {
  if ("steps" in work) return write(work.steps);
  nextPage ??= openPages(work.query);
  return nextPage();
});
