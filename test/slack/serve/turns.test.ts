// Turns on the event loop: one step per round, and none while requests keep arriving.
import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { createTurns } from "../../../src/slack/serve/turns.js";

/** Takes a turn for each name and notes in which round of the event loop each got it. */
function takeTurns(turns: ReturnType<typeof createTurns>, names: readonly string[]) {
  const at = { round: 0, taken: [] as string[] };
  for (const name of names) void turns.next().then(() => at.taken.push(`${name} in ${at.round}`));
  return at;
}

async function goRound(at: { round: number }, beforeEach: () => void = () => {}, rounds = 1): Promise<void> {
  for (let n = 0; n < rounds; n++) {
    beforeEach();
    await setImmediate();
    at.round += 1;
  }
}

it("gives each caller a round of its own, in the order they asked", async () => {
  const at = takeTurns(createTurns(), ["Ana", "Ben", "Cy"]);
  await goRound(at, undefined, 5);
  expect(at.taken.map((entry) => entry.split(" ")[0])).toEqual(["Ana", "Ben", "Cy"]);
  expect(new Set(at.taken.map((entry) => entry.split(" in ")[1])).size).toBe(3);
});

it("waits while requests keep arriving", async () => {
  const turns = createTurns();
  const at = takeTurns(turns, ["Ana"]);
  await goRound(at, turns.arrived, 10);
  expect(at.taken).toEqual([]);
  await goRound(at, undefined, 3);
  expect(at.taken).toHaveLength(1);
});

it("goes on in the end, even if they never stop", async () => {
  const turns = createTurns();
  const at = takeTurns(turns, ["Ana"]);
  await goRound(at, turns.arrived, 40);
  expect(at.taken).toHaveLength(1);
});
