// The figures of a busy day: CPU per answer, how long acks take under load, and what is left of it in memory.
import { setTimeout as sleep } from "node:timers/promises";
import { LIMIT_MS, load, personAt } from "./load.mjs";
import { cpuOf, memoryOf, start } from "./processes.mjs";
import { postAcked, toCommand, toSubmission } from "./requests.mjs";

const WARM_UP = 1000;
const ROUNDS = 20;
/** Commands whose CPU is measured together. */
const BLOCK = 20;
const UNITS = 20;
const THIS_WEEK = 5;
const RATE = 200;
/** Each load, and there are twelve. It takes two or three for the slowest in a hundred to be the same each time. */
const SECONDS = 10;
const LOADS = 3;
/** Twice what the process can answer. */
const OVERLOAD = 2;
const IDLE_MS = 6000;

async function startBoth({ slack, folder }) {
  const bookend = await start("bookend", { slack, folder, name: "load-bookend" });
  const floor = await start("floor", { slack, folder, name: "load-floor", stores: false, answers: true });
  for (let n = 0; n < UNITS; n++)
    await answered(slack, bookend, (url) => toSubmission(n, { responseUrl: url, days: THIS_WEEK }));
  return { slack, bookend, floor };
}

async function answered(slack, { port }, toBody) {
  const { responseUrl, answer } = slack.expectAnswer();
  await postAcked(port, toBody(responseUrl));
  await answer;
}

/** Sends commands one after the other and returns the milliseconds of CPU for each. */
async function cpuPerCommand(slack, process, { text, count }) {
  const before = cpuOf(process.pid);
  for (let n = 0; n < count; n++) await answered(slack, process, (url) => toCommand(text, url, personAt(n)));
  return before === undefined ? undefined : (cpuOf(process.pid) - before) / count;
}

/** For each command, pairs of the CPU that Bookend and the floor use to answer it. */
async function measureCpu({ slack, bookend, floor }) {
  const texts = ["help", "list all", "report"];
  for (const process of [floor, bookend]) {
    for (const text of texts) await cpuPerCommand(slack, process, { text, count: WARM_UP });
  }
  const cpu = Object.fromEntries(texts.map((text) => [text, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of texts) {
      const block = { text, count: BLOCK };
      const pair = {
        floor: await cpuPerCommand(slack, floor, block),
        bookend: await cpuPerCommand(slack, bookend, block),
      };
      if (pair.floor !== undefined) cpu[text].push(pair);
    }
  }
  return cpu;
}

/** A line without a subcommand, in which nearly every word might begin a phrase. It is read as a unit, too. */
const toLine = (length) => "zz grade 3, 4 and with Lee on Nov 12 level 2 x 9:30 (the ".repeat(100).slice(0, length);
const LINES = { bookend: toLine(4000), floor: toLine(400) };
const LINE_WARM_UP = 200;

/** Pairs of the CPU that Bookend uses to answer a typed line of 4,000 characters, and one of 400. */
export async function measureLine(bench) {
  const at = await startBoth(bench);
  const pairs = [];
  for (const text of Object.values(LINES)) await cpuPerCommand(at.slack, at.bookend, { text, count: LINE_WARM_UP });
  for (let round = 0; round < ROUNDS; round++) {
    const pair = {};
    for (const [name, text] of Object.entries(LINES)) {
      pair[name] = await cpuPerCommand(at.slack, at.bookend, { text, count: BLOCK });
    }
    if (pair.floor !== undefined) pairs.push(pair);
  }
  await Promise.all([at.bookend.stop("SIGTERM"), at.floor.stop("SIGTERM")]);
  return pairs;
}

const p99 = (ascending) => ascending[Math.floor((ascending.length - 1) * 0.99)];

/** Waits until Slack has received nothing for a while: the process has answered all it is going to. */
async function finish(slack) {
  for (let before = -1; before !== slack.received; before = slack.received) await sleep(1000);
}

/** The same load on the floor and on Bookend, in turn. Pairs of the 99th percentile of their acks, in milliseconds. */
async function measureAcks({ slack, bookend, floor }, { rate, rounds }) {
  const pairs = [];
  const late = { floor: 0, bookend: 0 };
  let busy = 0;
  for (let round = 0; round < rounds; round++) {
    const pair = {};
    for (const [name, { port }] of Object.entries({ floor, bookend })) {
      const { acks, busy: refused } = await load({ port, rate, seconds: SECONDS, answersUrl: slack.answersUrl });
      pair[name] = p99(acks);
      late[name] += acks.filter((ms) => ms >= LIMIT_MS).length;
      busy += refused;
      await finish(slack);
    }
    pairs.push(pair);
  }
  return { rate, pairs, busy, late, sent: rate * SECONDS * rounds };
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

export async function measureLoad(bench) {
  const at = await startBoth(bench);
  const cpu = await measureCpu(at);
  await sleep(IDLE_MS);
  const before = memoryOf(at.bookend.pid);
  const usual = await measureAcks(at, { rate: RATE, rounds: LOADS });
  const each = mean(Object.values(cpu).flatMap((pairs) => pairs.map(({ bookend }) => bookend)));
  // Where the system doesn't count CPU, nobody knows what twice as much would be.
  const overload = each > 0 && (await measureAcks(at, { rate: Math.round((OVERLOAD * 1000) / each), rounds: LOADS }));
  await sleep(IDLE_MS);
  const after = memoryOf(at.bookend.pid);
  await Promise.all([at.bookend.stop("SIGTERM"), at.floor.stop("SIGTERM")]);
  const memory = before && after ? [{ bookend: after.rss, floor: before.rss }] : [];
  return { cpu, usual, overload: overload || { rate: 0, pairs: [] }, memory };
}
