// The worker thread that works on a connection of its own: it runs transactions, or reads one query page by page.
import Sqlite from "better-sqlite3";
import { answerEach } from "../../threads/answer-each.js";
import type { Asked, Query, Transaction } from "./aside.js";
import { START_BUSY_MS, setPragmas } from "./pragmas.js";
import { writeSteps } from "./sqlite.js";

/** Opens the file each time: it may be another one by now, and idle the thread keeps nothing open. */
function write({ path, steps }: Transaction): boolean {
  const client = new Sqlite(path, { fileMustExist: true });
  try {
    setPragmas(client);
    return writeSteps(client, steps);
  } finally {
    client.close();
  }
}

/** Returns what reads the next page: the names of the columns, then the rows, as JSON. After the last row there is no row. */
function openPages({ path, sql, params, size }: Query): () => string {
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

let nextPage = () => "[]";

answerEach((asked: Asked): boolean | string => {
  if (asked === "next page") return nextPage();
  if ("steps" in asked) return write(asked);
  nextPage = openPages(asked);
  return nextPage();
});
