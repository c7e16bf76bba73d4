// Runs many seeds and adds up what became of them. A seed that fails is run again, to tell its story.
import type { Db } from "../../src/store/sql/database.js";
import type { DisabledSafeguard } from "./disabled-safeguards.js";
import { FAULT_KINDS, type FaultKind } from "./faults.js";
import { type Outcome, runSeed } from "./run-seed.js";

/** SEED=123 runs that seed alone, and prints its story. */
export const ONLY_SEED = process.env.SEED ? Number(process.env.SEED) : undefined;

export interface Figures {
  seeds: number;
  reports: number;
  faults: Record<FaultKind, number>;
  /** The seeds that failed, with their faults. */
  failed: string[];
}

const toLine = ({ seed, faults }: Outcome) =>
  `seed ${seed}: ${faults.map(({ kind, what }) => `${kind}: ${what}`).join("; ")}`;

export async function runSeeds(db: Db, { from, to }: { from: number; to: number }): Promise<Figures> {
  const faults = Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as Record<FaultKind, number>;
  const figures: Figures = { seeds: 0, reports: 0, faults, failed: [] };
  for (let seed = from; seed <= to; seed++) {
    const outcome = await runSeed(db, seed);
    figures.seeds++;
    figures.reports += outcome.reports;
    for (const { kind } of outcome.faults) figures.faults[kind]++;
    if (outcome.faults.length > 0) figures.failed.push(toLine(outcome));
  }
  return figures;
}

/** "250 seeds, 830 reports: 0 doubled, 0 missing, …" */
export function formatFigures({ seeds, reports, faults }: Figures): string {
  const counts = Object.entries(faults).map(([kind, count]) => `${count} ${kind}`);
  return `${seeds} seeds, ${reports} reports: ${counts.join(", ")}`;
}

/** What happened in this seed, line by line. */
export async function tellStory(db: Db, seed: number): Promise<string> {
  const outcome = await runSeed(db, seed, { isTraced: true });
  return [...outcome.trace, toLine(outcome)].join("\n");
}

/** The first seed in which a Bookend without this safeguard goes wrong, and how; undefined if none of them does. */
export async function firstCaught(
  db: Db,
  { make, seeds, kind }: { make: () => DisabledSafeguard; seeds: number; kind: FaultKind },
): Promise<Outcome | undefined> {
  for (let seed = 1; seed <= seeds; seed++) {
    const outcome = await runSeed(db, seed, { disabled: make() });
    if (outcome.faults.some((fault) => fault.kind === kind)) return outcome;
  }
  return undefined;
}
