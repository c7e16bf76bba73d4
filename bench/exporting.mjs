// What it takes to export a log of a million units: time beside a raw loop, memory beside an export of almost nothing, and
// how long anything else in the process would have to wait.
import { spawn } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import nodeFlags from "../bin/node-flags.cjs";
import { fillWithUnits } from "./many-units.mjs";

/** Over ten years, so a day has as many as a page. */
const LOG = { units: 1_000_000, schools: 1, unitsAYear: 100_000 };
const ROUNDS = 3;
const POLL_MS = 20;
const NOW = new Date("2026-07-01T12:00:00Z");

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const KB = 1024;

/** The most memory it had so far, in MB; undefined where the system doesn't say. */
function peakOf(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / KB;
  } catch {
    return undefined;
  }
}

/** Runs it to its end: how long that took, and the most memory it had. */
async function measure(args, env = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let peak;
  let code;
  void ended.then((exitCode) => {
    code = exitCode;
  });
  while (code === undefined) {
    peak = peakOf(child.pid) ?? peak;
    await Promise.race([ended, sleep(POLL_MS)]);
  }
  if (code !== 0) throw new Error(`${args.at(-1)} ended with ${code}.`);
  return { ms: performance.now() - began, peak };
}

/** The longest that the event loop of a process was busy while it exported everything, in milliseconds. */
async function longestWait(load, database, out) {
  const [{ openDatabase }, { schoolOf }, { tablesOf }, { writeSheets }] = await Promise.all(
    ["store/sql/database", "store/schools", "features/export/tables", "documents/write-sheets"].map(load),
  );
  const db = await openDatabase(`file:${database}`);
  const school = await schoolOf(db, "T1");
  const period = { name: "All", from: "2000-01-01", to: "2026-12-31" };
  const reader = { person: undefined, channels: [] };
  const tables = await tablesOf({ db, school, now: NOW }, { what: "units", period, for: reader });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await writeSheets(tables, { format: "xlsx", path: out });
  delay.disable();
  await db.$disconnect();
  return delay.max / 1e6;
}

export async function measureExport({ folder }) {
  const vite = await createServer({
    ...{ root: path(".."), configFile: false, appType: "custom", logLevel: "error" },
    ...{ server: { middlewareMode: true, hmr: false, watch: null }, optimizeDeps: { noDiscovery: true } },
  });
  const load = (name) => vite.ssrLoadModule(`/src/${name}.ts`);
  const database = join(folder, "export.db");
  const { openDatabase } = await load("store/sql/database");
  await (await openDatabase(`file:${database}`)).$disconnect();
  fillWithUnits(database, LOG);
  const cli = [...nodeFlags.FLAGS, path("../bin/bookend.cjs")];
  const env = { DATABASE_URL: `file:${database}` };
  const runExport = (format, ...more) => {
    const out = join(folder, `export.${format}`);
    return measure([...cli, "export", "units", "--force", "--format", format, "--out", out, ...more], env);
  };
  const measured = {};
  for (const format of ["csv", "xlsx"]) {
    const small = await runExport(format, "--period", "2016-08");
    const [times, peaks] = [[], []];
    for (let n = 0; n < ROUNDS; n++) {
      const floor = await measure([path("raw-export.mjs"), format, database, join(folder, `raw.${format}`)]);
      const bookend = await runExport(format);
      times.push({ bookend: bookend.ms, floor: floor.ms });
      if (bookend.peak && small.peak) peaks.push({ bookend: bookend.peak - small.peak, floor: 64 });
    }
    measured[format] = { times, peaks, size: statSync(join(folder, `export.${format}`)).size };
  }
  const wait = await longestWait(load, database, join(folder, "wait.xlsx"));
  await vite.close();
  rmSync(database);
  return { ...measured, rows: LOG.units * 0.98, waits: [{ bookend: wait, floor: 100 }] };
}
