// The bench's four figures. Each measures Bookend and its floor alternately, and returns pairs of numbers.

import { setTimeout as sleep } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { memoryOf, start } from "./processes.mjs";
import { postAcked, toCommand, toSubmission } from "./requests.mjs";

const WARM_UP = 150;
const PAIRS = 400;
const STARTS = 11;
const MEMORY_ROUNDS = 3;
const IDLE_MS = 6000;
/** The pause before each request. Without it, a request right after other work would find warmer caches. */
const PAUSE_MS = 3;
/** Days over which units are spread: many for a growing log, few for the units that this month's report shows. */
const TWO_YEARS = 700;
const THIS_WEEK = 5;

/** Sends one request to each, one after the other. Each starts once Bookend's work after its ack is done. */
async function pair({ slack, bookend, floor }, toBody) {
  await sleep(PAUSE_MS);
  const floorMs = await postAcked(floor.port, toBody("http://127.0.0.1:9/nobody"));
  await sleep(PAUSE_MS);
  const { responseUrl, answer } = slack.expectAnswer();
  const bookendMs = await postAcked(bookend.port, toBody(responseUrl));
  await answer;
  return { bookend: bookendMs, floor: floorMs };
}

async function pairs(at, toBody) {
  const measured = [];
  for (let n = 0; n < WARM_UP + PAIRS; n++) {
    const one = await pair(at, (responseUrl) => toBody(n, responseUrl));
    if (n >= WARM_UP) measured.push(one);
  }
  return measured;
}

async function startBoth({ slack, folder }, name, stores) {
  const bookend = await start("bookend", { slack, folder, name: `${name}-bookend` });
  const floor = await start("floor", { slack, folder, name: `${name}-floor`, stores });
  return { slack, bookend, floor };
}

const stopBoth = ({ bookend, floor }) => Promise.all([bookend.stop("SIGTERM"), floor.stop("SIGTERM")]);

export async function measureCommand(bench) {
  const at = await startBoth(bench, "command", false);
  for (let n = 0; n < 20; n++) {
    const { responseUrl, answer } = bench.slack.expectAnswer();
    await postAcked(at.bookend.port, toSubmission(n, { responseUrl, days: THIS_WEEK }));
    await answer;
  }
  const measured = await pairs(at, (_n, responseUrl) => toCommand("report", responseUrl));
  await stopBoth(at);
  return measured;
}

const unitsIn = (path) => {
  const database = new Sqlite(path, { readonly: true });
  const { count } = database.prepare('SELECT count(*) AS count FROM "Unit"').get();
  database.close();
  return count;
};

/** Also kills Bookend right after the ack of the last unit, and counts how many acked units are in the file. */
export async function measureSubmission(bench) {
  const at = await startBoth(bench, "submission", true);
  const measured = await pairs(at, (n, responseUrl) => toSubmission(n, { responseUrl, days: TWO_YEARS }));
  const { responseUrl } = bench.slack.expectAnswer();
  await postAcked(at.bookend.port, toSubmission(WARM_UP + PAIRS, { responseUrl, days: TWO_YEARS }));
  await at.bookend.stop("SIGKILL");
  await at.floor.stop("SIGTERM");
  return { measured, units: { acked: WARM_UP + PAIRS + 1, saved: unitsIn(at.bookend.database) } };
}

export async function measureStart({ slack, folder }) {
  const measured = [];
  for (let n = 0; n <= STARTS; n++) {
    const floor = await start("floor", { slack, folder, name: "start-floor", stores: false });
    await floor.stop("SIGTERM");
    const bookend = await start("bookend", { slack, folder, name: "start-bookend" });
    await bookend.stop("SIGTERM");
    // The first round creates the database and fills the disk cache.
    if (n > 0) measured.push({ bookend: bookend.startMs, floor: floor.startMs });
  }
  return measured;
}

/** Measures both at the same time, so both share memory pages with the same Node processes. */
export async function measureMemory(bench) {
  const measured = [];
  for (let round = 0; round < MEMORY_ROUNDS; round++) {
    const at = await startBoth(bench, "memory", false);
    for (let n = 0; n < 20; n++) await pair(at, (responseUrl) => toCommand("report", responseUrl));
    await sleep(IDLE_MS);
    const [bookend, floor] = [memoryOf(at.bookend.pid), memoryOf(at.floor.pid)];
    await stopBoth(at);
    if (bookend && floor) measured.push({ bookend, floor });
  }
  const part = (name) => measured.map(({ bookend, floor }) => ({ bookend: bookend[name], floor: floor[name] }));
  return { rss: part("rss"), pss: part("pss") };
}
