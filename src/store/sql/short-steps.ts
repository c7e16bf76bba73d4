// Long work on the database in short steps, so that whoever else wants to write has their turn in between.
import { setTimeout as sleep } from "node:timers/promises";
import type { Sql, SqlParams, Step } from "./sql.js";

/** After a step. Whoever waits for the database looks at least as often. */
const BREAK_MS = 25;

/** One step of long work: a transaction, then a break. False if it changed nothing where it must. */
export async function writeShortStep(sql: Pick<Sql, "writeAside">, steps: readonly Step[]): Promise<boolean> {
  const isWritten = await sql.writeAside(steps);
  await sleep(BREAK_MS);
  return isWritten;
}

interface UnitSteps {
  /** Reads the units, as "unitId". */
  which: string;
  params: SqlParams;
  /** How many of them a step is about. */
  size: number;
  /** What a step runs. It gets its units as JSON, `@units`, and the `@first` and the `@last` of them. */
  steps: readonly string[];
}

/** The same about many units. Each statement has to look again at what it changes: much may happen between two steps. */
export async function writeInShortSteps(
  sql: Pick<Sql, "pages" | "writeAside">,
  { which, params, size, steps }: UnitSteps,
): Promise<void> {
  // Read to the end first: an open query would keep the database's log from being emptied.
  const pages: string[][] = [];
  for await (const page of sql.pages<{ unitId: string }>(which, params, size)) {
    pages.push(page.map(({ unitId }) => unitId));
  }
  for (const page of pages) {
    const of = { ...params, units: JSON.stringify(page), first: page[0] ?? "", last: page.at(-1) ?? "" };
    await writeShortStep(
      sql,
      steps.map((text) => ({ sql: text, params: of })),
    );
  }
}
