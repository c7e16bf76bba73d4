// The simulation is worth something only if it notices when a safeguard of Bookend is missing.
import { describe, expect, it } from "vitest";
import { openFile } from "../support/database.js";
import { DISABLED_SAFEGUARDS } from "./disabled-safeguards.js";
import { firstCaught } from "./many-seeds.js";

/** Far fewer than the test of the whole Bookend runs. */
const SEEDS = 400;

describe("a Bookend with", () => {
  it.each(DISABLED_SAFEGUARDS)("$name is caught: $kind", async ({ name, kind, make }) => {
    const { db } = await openFile();
    const caught = await firstCaught(db, { make, kind, seeds: SEEDS });
    const found = caught?.faults.filter((fault) => fault.kind === kind) ?? [];
    process.stdout.write(`${name}: caught by seed ${caught?.seed}: ${found[0]?.kind} ${found[0]?.what.slice(0, 80)}\n`);
    expect(found).not.toEqual([]);
  });
});
