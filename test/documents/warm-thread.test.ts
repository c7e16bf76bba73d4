// A worker thread that dies or is slow: tried once more, or given up with words, and the next job gets a fresh one.
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Unreadable } from "../../src/documents/unreadable.js";
import { WarmThread } from "../../src/documents/warm-thread.js";
import { makeFolder } from "../support/folders.js";

/** Notes each try, dies in the first ones, and never answers a slow job. */
const WORKER = `
const { appendFileSync, readFileSync } = require("node:fs");
const { parentPort } = require("node:worker_threads");
parentPort.on("message", ({ tries, deaths, how }) => {
  appendFileSync(tries, "x");
  if (readFileSync(tries, "utf8").length > deaths) return how === "slow" ? undefined : parentPort.postMessage(new Uint8Array([7]));
  if (how === "throw") throw new Error("The template failed");
  process.exit(3);
});`;

interface Job {
  tries: string;
  deaths: number;
  how: "exit" | "throw" | "slow";
}

async function startThread(deadlineMs?: number) {
  const folder = await makeFolder();
  const [file, tries] = [join(folder, "worker.cjs"), join(folder, "tries")];
  writeFileSync(file, WORKER);
  const thread = new WarmThread<Job>(file, deadlineMs === undefined ? {} : { deadlineMs });
  onTestFinished(() => thread.end());
  appendFileSync(tries, "");
  const run = (job: Omit<Job, "tries">, signal?: AbortSignal) => thread.run({ ...job, tries }, signal);
  return { run, countTries: () => readFileSync(tries, "utf8").length };
}

it.each(["exit", "throw"] as const)("a job whose thread dies by %s is tried once more, in another one", async (how) => {
  const { run, countTries } = await startThread();
  expect([...(await run({ deaths: 1, how }))]).toEqual([7]);
  expect(countTries()).toBe(2);
});

it("a job whose thread dies again is given up, and the next one is done", async () => {
  const { run, countTries } = await startThread();
  await expect(run({ deaths: 2, how: "exit" })).rejects.toThrow("ended with 3");
  expect(countTries()).toBe(2);
  expect([...(await run({ deaths: 0, how: "exit" }))]).toEqual([7]);
});

it("a slow job is given up with words, once, and the next one is done", async () => {
  const { run, countTries } = await startThread(300);
  const given = run({ deaths: 0, how: "slow" });
  await expect(given).rejects.toThrow(Unreadable);
  await expect(given).rejects.toThrow("This paper took too long to make. Please try again in a minute.");
  expect(countTries()).toBe(1);
  expect([...(await run({ deaths: 0, how: "exit" }))]).toEqual([7]);
});

it("a job that was stopped isn't tried again", async () => {
  const { run, countTries } = await startThread();
  const stopping = new AbortController();
  const stopped = run({ deaths: 0, how: "slow" }, stopping.signal);
  setImmediate(() => stopping.abort(new Error("Stopped")));
  await expect(stopped).rejects.toThrow("Stopped");
  expect(countTries()).toBeLessThanOrEqual(1);
});
