// How long anything else in the process has to wait while something is done: for the event loop, and to save a row.
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 10;

/**
 * Does the work. In milliseconds, `loop` is the longest that a timer was late, `save` the longest that a short write took
 * from its call until it was done, as a form's ack waits for it, `ms` how long all took.
 */
export async function watchWaits(load, db, work) {
  const { writeHeartbeat } = await load("store/sql/database");
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let isDone = false;
  let save = 0;
  const saving = (async () => {
    while (!isDone) {
      const began = performance.now();
      // After its patience a write gives up: that counts as how long it waited.
      await writeHeartbeat(db, new Date()).catch(() => undefined);
      save = Math.max(save, performance.now() - began);
      await sleep(PAUSE_MS);
    }
  })();
  await sleep(PAUSE_MS);
  delay.enable();
  const began = performance.now();
  try {
    await work();
  } finally {
    delay.disable();
    isDone = true;
    await saving;
  }
  return { loop: delay.max / 1e6, save, ms: performance.now() - began };
}
