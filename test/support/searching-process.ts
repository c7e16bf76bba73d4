// A process of its own that does deeds of search-deeds.ts one after the other, any of them at any time.
import { createRng, pick } from "../../sandbox/demo/random.js";
import { asWorkspaceId } from "../../src/domain/ids.js";
import { schoolOf } from "../../src/store/schools.js";
import { openDatabase } from "../../src/store/sql/database.js";
import { DEED_NAMES, DEEDS } from "./search-deeds.js";

export interface SearchRound {
  /** Which deeds, and to what. */
  seed: number;
  deeds: number;
  /** The instant of the first, in milliseconds. */
  from: number;
}

async function main(): Promise<void> {
  const { DATABASE_URL = "", WORKSPACE = "" } = process.env;
  const db = await openDatabase(DATABASE_URL);
  const school = await schoolOf(db, asWorkspaceId(WORKSPACE));
  if (!school) throw new Error("There is no school.");
  process.on("message", async ({ seed, deeds, from }: SearchRound) => {
    const rng = createRng(seed);
    const errors: string[] = [];
    for (let at = 0; at < deeds; at++) {
      const deed = pick(rng, DEED_NAMES);
      const which = Math.floor(rng() * 12);
      try {
        await DEEDS[deed]({ db, school }, which, new Date(from + at * 1000));
      } catch (error) {
        errors.push(`${deed}: ${error}`);
      }
    }
    process.send?.({ errors });
  });
  process.on("disconnect", () => process.exit());
  process.send?.("ready");
}

void main();
