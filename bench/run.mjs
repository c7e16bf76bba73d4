// `npm run bench`: compares Bookend with Bolt alone in one run on one machine. It is no test: its exit code is always 0.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureCommand, measureMemory, measureStart, measureSubmission } from "./figures.mjs";
import { stopAll } from "./processes.mjs";
import { closeConnections } from "./requests.mjs";
import { startSlack } from "./slack.mjs";
import { toTable } from "./table.mjs";

const folder = mkdtempSync(join(tmpdir(), "bookend-bench-"));
const slack = await startSlack();
const bench = { slack, folder };

try {
  const command = await measureCommand(bench);
  const submission = await measureSubmission(bench);
  const start = await measureStart(bench);
  const memory = await measureMemory(bench);
  console.log(
    toTable([
      { name: "/unit report, until its ack", unit: "ms", limit: 1.5, pairs: command },
      {
        name: "a unit saved, until its ack (floor: Bolt and one INSERT)",
        unit: "ms",
        limit: 2,
        pairs: submission.measured,
      },
      { name: "start, until the first ack", unit: "ms", limit: 2, pairs: start },
      { name: "idle memory, resident (RSS)", unit: "MB", limit: 1.6, pairs: memory.rss },
      { name: "idle memory, its share (PSS)", unit: "MB", limit: 1.6, pairs: memory.pss },
    ]),
  );
  const { acked, saved } = submission.units;
  console.log(`Units acked ${acked}, in the file after a kill ${saved}${acked === saved ? "." : ": NOT THE SAME."}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  stopAll();
  closeConnections();
  slack.stop();
  rmSync(folder, { recursive: true, force: true });
}
