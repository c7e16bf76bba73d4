// `npm run bench`: compares Bookend with Bolt alone in one run on one machine. It is no test: its exit code is always 0.
// With names after it, only those figures are measured: `node bench/run.mjs command load`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureExport } from "./exporting.mjs";
import { measureCommand, measureMemory, measureStart, measureSubmission } from "./figures.mjs";
import { measureFinding } from "./finding.mjs";
import { measureImport } from "./importing.mjs";
import { measureLine, measureLoad } from "./load-figures.mjs";
import { measurePapers } from "./papers.mjs";
import { measurePersonPlans } from "./person-plans.mjs";
import { stopAll } from "./processes.mjs";
import { measureReading } from "./reading.mjs";
import { closeConnections } from "./requests.mjs";
import { startSlack } from "./slack.mjs";
import { toTable } from "./table.mjs";
import { measureUpkeep } from "./upkeep.mjs";

/** What a person may wait for a search, in half of all cases. */
const MOST_OF_FIND_MS = 50;

/** By name: measures, and returns the rows of the table and what to say below it. */
const FIGURES = {
  async command(bench) {
    return {
      rows: [{ name: "/unit report, until its ack", unit: "ms", limit: 1.5, pairs: await measureCommand(bench) }],
    };
  },
  async submission(bench) {
    const { measured, units } = await measureSubmission(bench);
    const { acked, saved } = units;
    return {
      rows: [
        { name: "a unit saved, until its ack (floor: Bolt and one INSERT)", unit: "ms", limit: 2, pairs: measured },
      ],
      note: `Units acked ${acked}, in the file after a kill ${saved}${acked === saved ? "." : ": NOT THE SAME."}`,
    };
  },
  async start(bench) {
    return { rows: [{ name: "start, until the first ack", unit: "ms", limit: 2, pairs: await measureStart(bench) }] };
  },
  async memory(bench) {
    const { rss, pss } = await measureMemory(bench);
    return {
      rows: [
        { name: "idle memory, resident (RSS)", unit: "MB", limit: 1.6, pairs: rss },
        { name: "idle memory, its share (PSS)", unit: "MB", limit: 1.6, pairs: pss },
      ],
    };
  },
  async reading(bench) {
    const { report, year } = await measureReading(bench);
    const toRows = (what, { byHand, growth }) => [
      { name: `${what} read, of 1,000,000 units (floor: hand-written SQL)`, unit: "ms", limit: 1.5, pairs: byHand },
      {
        name: `${what} read, of 1,000,000 units (floor: of the same school alone)`,
        unit: "ms",
        limit: 1.2,
        pairs: growth,
      },
    ];
    return { rows: [...toRows("month report", report), ...toRows("Annual Summary", year)] };
  },
  async finding(bench) {
    const { cases, readMs } = await measureFinding(bench);
    const toRow = ([name, pairs]) => ({
      name: `/unit find, ${name}, of 50,000 units and 50,000 plans (floor: the limit)`,
      ...{ unit: "ms", limit: 1, pairs: pairs.map(({ bookend }) => ({ bookend, floor: MOST_OF_FIND_MS })) },
    });
    const at = (times, share) => [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)].toFixed(2);
    const toNote = (name, pairs) => {
      const [found, matched] = [pairs.map(({ bookend }) => bookend), pairs.map(({ floor }) => floor)];
      const words = `p50 ${at(found, 0.5)} ms, p99 ${at(found, 0.99)} ms`;
      return `Finding, ${name}: ${words} (a bare MATCH, ranked: ${at(matched, 0.5)} and ${at(matched, 0.99)} ms).`;
    };
    return {
      rows: Object.entries(cases).map(toRow),
      note: [
        ...Object.entries(cases).map(([name, pairs]) => toNote(name, pairs)),
        toNote("all together", Object.values(cases).flat()),
        `All words were written down in ${(readMs / 1000).toFixed(0)} s, in short steps.`,
      ].join("\n"),
    };
  },
  async upkeep(bench) {
    const { units, plans, save, loop, findMs, wordsMs } = await measureUpkeep(bench);
    const toWait = (what, pairs) => ({ name: `${what} (floor: the limit)`, unit: "ms", limit: 1, pairs });
    return {
      rows: [
        { name: "a unit saved (floor: without the search's triggers)", unit: "ms", limit: 1.2, pairs: units },
        { name: "a plan saved (floor: without the search's triggers)", unit: "ms", limit: 1.2, pairs: plans },
        toWait("longest that a save waits while the words of 100,000 units are written down", save),
        toWait("longest wait of anything else meanwhile", loop),
      ],
      note:
        `The first find after 100,000 units came in took ${findMs.toFixed(0)} ms.` +
        ` All words were written down in ${(wordsMs / 1000).toFixed(0)} s.`,
    };
  },
  async plans(bench) {
    const pairs = await measurePersonPlans(bench);
    const name = "a person's 200 plans, the first page, of 50,000 (floor: hand-written SQL)";
    return { rows: [{ name, unit: "ms", limit: 2, pairs }] };
  },
  async papers() {
    const { cold, warm, plans } = await measurePapers();
    const toRow = (what, limit, pairs) => ({
      name: `a month's report as PDF, ${what} (floor: Typst, an empty page)`,
      ...{ unit: "ms", limit, pairs },
    });
    const toPlanRow = (kind, limit, pairs) => ({
      name: `a plan as ${kind}, warm (floor: an empty plan)`,
      ...{ unit: "ms", limit, pairs },
    });
    return {
      rows: [
        toRow("cold", 40, cold),
        toRow("warm", 30, warm),
        toPlanRow("PDF", 8, plans.pdf),
        toPlanRow("DOCX", 4, plans.docx),
      ],
    };
  },
  async export(bench) {
    const { csv, xlsx, rows, waits } = await measureExport(bench);
    const speedOf = ({ times }) => Math.round(rows / (Math.min(...times.map(({ bookend }) => bookend)) / 1000));
    return {
      rows: [
        { name: "a million units as CSV (floor: a raw loop)", unit: "ms", limit: 2, pairs: csv.times },
        { name: "a million units as XLSX (floor: hucre, without totals)", unit: "ms", limit: 2, pairs: xlsx.times },
        {
          name: "more memory for a million as CSV than for a month (floor: the limit)",
          unit: "MB",
          limit: 1,
          pairs: csv.peaks,
        },
        { name: "the same as XLSX", unit: "MB", limit: 1, pairs: xlsx.peaks },
        { name: "longest wait of anything else meanwhile (floor: the limit)", unit: "ms", limit: 1, pairs: waits },
      ],
      note: `Rows a second: CSV ${speedOf(csv)}, XLSX ${speedOf(xlsx)} (at least 30000).`,
    };
  },
  async import(bench) {
    const { times, peaks, staged, loops, saves, saving, undo, undoing, forgetting } = await measureImport(bench);
    const toRow = (name, unit, pairs) => ({ name: `${name} (floor: the limit)`, unit, limit: 1, pairs });
    return {
      rows: [
        toRow("100,000 rows of CSV imported by the command line", "ms", times),
        toRow("more memory for it than for 100 rows", "MB", peaks),
        toRow("the same staged and added as in Slack", "ms", staged),
        toRow("longest wait of anything else meanwhile", "ms", loops),
        toRow("longest that a form's ack waits for its row while it is staged", "ms", saves),
        toRow("the same while it is added", "ms", saving),
        toRow("the same while it is undone", "ms", undoing),
        toRow("the same while what was staged is forgotten", "ms", forgetting),
        toRow("100,000 rows undone", "ms", undo),
      ],
    };
  },
  async line(bench) {
    const pairs = await measureLine(bench);
    // Ten times the length may take ten times as long.
    const row = { name: "CPU to answer a typed line of 4,000 characters (floor: 400)", unit: "ms", limit: 10, pairs };
    return { rows: [row] };
  },
  async load(bench) {
    const { cpu, usual, overload, memory } = await measureLoad(bench);
    const toCpuRow = (text, limit) => ({
      name: `CPU to answer /unit ${text}, one at a time`,
      unit: "ms",
      limit,
      pairs: cpu[text],
    });
    const toAckRow = ({ rate, pairs }, limit, what = "") => ({
      name: `ack, slowest in a hundred, at ${rate} mixed commands a second${what}`,
      ...{ unit: "ms", limit, pairs },
    });
    const toNote = ({ rate, sent, busy, late }) =>
      sent
        ? `Of ${sent} commands at ${rate} a second, ${busy} were asked to try again. Acks after 3 s: ${late.bookend} (floor ${late.floor}).`
        : "";
    return {
      rows: [
        toCpuRow("help", 2),
        toCpuRow("list all", 3),
        toCpuRow("report", 3),
        toAckRow(usual, 2),
        toAckRow(overload, 3, ", twice what it can answer"),
        { name: "resident memory after that (floor: before it)", unit: "MB", limit: 1.2, pairs: memory },
      ],
      note: [toNote(usual), toNote(overload)].join("\n"),
    };
  },
};

const folder = mkdtempSync(join(tmpdir(), "bookend-bench-"));
const slack = await startSlack();
const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in FIGURES));

/** Measures one after the other. One that fails says why, and the others are measured all the same. */
async function* measureEach(wanted) {
  for (const name of wanted) {
    const began = performance.now();
    try {
      yield await FIGURES[name]({ slack, folder });
    } catch (error) {
      stopAll();
      yield { rows: [], note: `${name} failed: ${error instanceof Error ? error.message : error}` };
    }
    // On stderr: the table is for a file.
    console.error(`${name}: ${Math.round((performance.now() - began) / 1000)} s`);
  }
}

try {
  if (unknown.length > 0)
    throw new Error(`No figure: ${unknown.join(", ")}. There are ${Object.keys(FIGURES).join(", ")}.`);
  const measured = [];
  for await (const figure of measureEach(names.length > 0 ? names : Object.keys(FIGURES))) measured.push(figure);
  console.log(toTable(measured.flatMap(({ rows }) => rows)));
  for (const { note } of measured) if (note) console.log(note);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  stopAll();
  closeConnections();
  slack.stop();
  rmSync(folder, { recursive: true, force: true });
}
