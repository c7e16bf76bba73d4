// A disk that fills while a running Bookend adds an import: it says so, nothing is in the log, and the next click adds all.
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { mountSmallDisk } from "../../support/backing-up.js";
import { dropInLog, importText, pressInImport } from "../../support/importing.js";
import { LEE, startSchool } from "../../support/school.js";
import { openForNow } from "../../support/sqlite-file.js";
import { waitUntil } from "../../support/waiting.js";

const ROWS = 4000;
const LOG = `Date,Unit,Grade,Level,Teacher\n${Array.from(
  { length: ROWS },
  (_, n) => `9/${1 + (n % 28)}/2025,Unit ${n},4,2,Teacher ${n % 50}`,
).join("\n")}\n`;

it("says that nothing was added, and adds all once there is room", async () => {
  const disk = await mountSmallDisk(60_000_000);
  const path = join(disk, "bookend.db");
  const school = await startSchool({ env: { DATABASE_URL: `file:${path}` } });
  const seen = () => school.db.unit.count({ where: { deletedAt: null } });
  await dropInLog(school, LOG);
  await waitUntil(() => expect(importText(school)).toContain("4,000 units"));
  // Its log, which has room from before, is empty again.
  const client = openForNow(path);
  client.pragma("wal_checkpoint(TRUNCATE)");
  client.close();
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, "filler"), Buffer.alloc(bavail * bsize - 200_000));
  await pressInImport(school, "Add");
  await waitUntil(() => expect(importText(school)).toContain("Not done: the disk is full. Try again in a moment"));
  expect(await seen()).toBe(0);
  rmSync(join(disk, "filler"));
  await school.slack.as(LEE).close();
  await pressInImport(school, "Add");
  await waitUntil(async () => expect(await seen()).toBe(ROWS));
  await waitUntil(() => expect(importText(school)).toContain("Undo"));
});
