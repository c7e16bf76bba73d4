// Long work on the database in short steps, so that whoever else wants to write has their turn in between.
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql, Step } from "./sql.js";

/** After a step. Whoever waits for the database looks at least as often. */
const BREAK_MS = 25;

/** One step of long work: a transaction, then a break. False if it changed nothing where it must. */
export async function writeShortStep(sql: Pick<Sql, "writeAside">, steps: readonly Step[]): Promise<boolean> {
  const isWritten = await sql.writeAside(steps);
  await sleep(BREAK_MS);
  return isWritten;
}
