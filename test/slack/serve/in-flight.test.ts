// What a shutdown waits for: all work in progress and the work it starts, up to a limit.
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { createInFlight } from "../../../src/slack/serve/in-flight.js";

async function measure(wait: Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await wait;
  return performance.now() - startedAt;
}

it("doesn't wait with nothing in progress", async () => {
  expect(await measure(createInFlight().finished(5000))).toBeLessThan(2500);
});

it("waits for work that succeeds or fails, and passes on both results", async () => {
  const work = createInFlight();
  const results: string[] = [];
  const good = work.track(sleep(30).then(() => results.push("good")));
  const bad = work
    .track(sleep(60).then(() => Promise.reject(new Error("bad"))))
    .catch((error) => results.push(error.message));
  await work.finished(5000);
  await Promise.all([good, bad]);
  expect(results).toEqual(["good", "bad"]);
});

it("also waits for work that the work in progress starts", async () => {
  const work = createInFlight();
  let isInnerDone = false;
  void work.track(
    sleep(20).then(() => {
      void work.track(
        sleep(40).then(() => {
          isInnerDone = true;
        }),
      );
    }),
  );
  await work.finished(5000);
  expect(isInnerDone).toBe(true);
});

it("gives up at the limit on work that never ends", async () => {
  const work = createInFlight();
  void work.track(new Promise(() => {}));
  const ms = await measure(work.finished(100));
  expect(ms).toBeGreaterThanOrEqual(95);
  expect(ms).toBeLessThan(10_000);
});
