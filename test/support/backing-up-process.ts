// A process of its own that makes the nightly backup whenever its parent names an instant: two of them race for each night.
import { createNightlyBackup } from "../../src/nightly-backup.js";
import { openDatabase } from "../../src/store/sql/database.js";

async function main(): Promise<void> {
  const [database = "", folder = ""] = process.argv.slice(2);
  let now = new Date(0);
  let made = 0;
  const count = () => {
    made += 1;
  };
  const log = { debug: () => {}, info: count, warn: () => {}, error: () => {} };
  const settings = { database, folder, kept: 1000, time: "03:00" };
  const db = await openDatabase(`file:${database}`);
  const nightly = createNightlyBackup({ db, log, clock: () => now, settings, tell: async () => true });
  process.on("message", async (at: number) => {
    now = new Date(at);
    made = 0;
    await nightly.beginIfDue("America/New_York");
    await nightly.idle();
    process.send?.(made);
  });
  process.on("disconnect", () => process.exit());
  process.send?.("ready");
}

void main();
