// Ticks: they go on wherever the machine's clock is set, never overlap, and don't queue up while one of them hangs.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { startTicks, type Ticks } from "../src/ticks.js";
import { waitUntil } from "./support/waiting.js";

const NOON = Date.parse("2026-11-10T12:00:00Z");
const HOUR = 60 * 60 * 1000;

interface Options {
  /** What the machine's clock says. */
  now?: () => Date;
  elapsed?: () => number;
  everyMs?: number | "never";
  /** The work of a tick. */
  work?: () => Promise<void>;
}

/** Ticks, how many of them began, and how many ran at the same time at most. */
function start({ now = () => new Date(NOON), elapsed = () => 0, everyMs, work = async () => {} }: Options) {
  const seen = { began: 0, running: 0, atOnce: 0 };
  const run = async () => {
    seen.began += 1;
    seen.running += 1;
    seen.atOnce = Math.max(seen.atOnce, seen.running);
    await work();
    seen.running -= 1;
  };
  const ticks: Ticks = startTicks({ run, now, elapsed, ...(everyMs ? { everyMs } : {}) });
  onTestFinished(() => ticks.stop());
  return { ticks, seen };
}

/** Work that hangs until it is let go. */
function hanging() {
  let letGo = () => {};
  const hang = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { work: () => hang, letGo };
}

it.each([
  ["right", 0],
  ["set back by an hour", -HOUR],
  ["set back by a year", -365 * 24 * HOUR],
  ["set ahead by an hour", HOUR],
])("they go on with a clock that is %s while they run", async (_what, jump) => {
  let now = NOON;
  const { seen } = start({ now: () => new Date(now), everyMs: 20 });
  await waitUntil(() => expect(seen.began).toBeGreaterThan(1));
  now += jump;
  const before = seen.began;
  await waitUntil(() => expect(seen.began).toBeGreaterThan(before + 2));
});

it("they come at the full minute of the machine's clock", async () => {
  // Ten milliseconds before a full minute, so the second tick comes then, and not a minute after the first.
  const { seen } = start({ now: () => new Date(NOON + 59_990) });
  await waitUntil(() => expect(seen.began).toBeGreaterThan(1));
});

it("while one hangs, only one more waits, and none runs at the same time", async () => {
  const { work, letGo } = hanging();
  const { ticks, seen } = start({ work, everyMs: 5 });
  const asked = Array.from({ length: 10 }, () => ticks.tick());
  await sleep(50);
  expect(seen.began).toBe(1);
  // No timer adds to them from here on.
  const stopped = ticks.stop();
  letGo();
  await Promise.all([...asked, stopped]);
  expect(seen).toMatchObject({ began: 2, running: 0, atOnce: 1 });
});

it("one that hangs counts as not finished, however long it takes", async () => {
  let elapsed = 0;
  const { work, letGo } = hanging();
  const { ticks } = start({ work, elapsed: () => elapsed });
  elapsed = 4 * 60_000;
  expect(ticks.last()).toEqual({ endedAt: undefined, agoMs: elapsed });
  letGo();
  await ticks.idle();
  expect(ticks.last()).toEqual({ endedAt: new Date(NOON), agoMs: 0 });
});

it("none begins after they were stopped", async () => {
  const { ticks, seen } = start({ everyMs: 5 });
  await ticks.stop();
  const before = seen.began;
  await sleep(30);
  expect(seen.began).toBe(before);
});

it('with "never", none begins by itself after the first, however close the full minute is', async () => {
  const { ticks, seen } = start({ now: () => new Date(NOON - 1), everyMs: "never" });
  await sleep(30);
  expect(seen.began).toBe(1);
  await ticks.tick();
  expect(seen.began).toBe(2);
});
