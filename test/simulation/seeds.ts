// The tests of many seeds, a part of them in each test.
import { describe, expect, it } from "vitest";
import { openFile } from "../support/database.js";
import { formatFigures, ONLY_SEED, runSeeds, tellStory } from "./many-seeds.js";

const SEEDS_PER_TEST = 100;

/** Fails with the story of the first seed that went wrong. */
async function expectNoFaults({ from, to }: { from: number; to: number }): Promise<void> {
  const { db } = await openFile();
  const figures = await runSeeds(db, { from, to });
  process.stdout.write(`seeds ${from} to ${to}: ${formatFigures(figures)}\n`);
  const [first] = figures.failed;
  if (first) process.stdout.write(`${await tellStory(db, Number(/\d+/.exec(first)?.[0]))}\n`);
  expect(figures.failed).toEqual([]);
}

export function testSeeds({ from, to }: { from: number; to: number }): void {
  const count = ONLY_SEED === undefined ? Math.ceil((to - from + 1) / SEEDS_PER_TEST) : 0;
  const starts = Array.from({ length: count }, (_, part) => from + part * SEEDS_PER_TEST);
  const ranges = starts.map((start) => ({ from: start, to: Math.min(to, start + SEEDS_PER_TEST - 1) }));

  describe("crashes, lost replies, clocks and people, in seeds", () => {
    it.each(ranges)("$from to $to: nothing doubled, missing, early or stale", expectNoFaults);

    const only = [ONLY_SEED ?? 0].filter((seed) => seed >= from && seed <= to);
    it.each(only)("%i alone, with its story", async (seed) => {
      const { db } = await openFile();
      process.stdout.write(`${await tellStory(db, seed)}\n`);
      await expectNoFaults({ from: seed, to: seed });
    });
  });
}
