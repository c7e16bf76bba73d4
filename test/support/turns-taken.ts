// Counts how often the event loop comes around while something is done: between two turns, requests are read and acked.
import { setImmediate } from "node:timers/promises";

/** Work on the main thread gives it a turn between its steps at most. Work in another thread leaves it thousands. */
export async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  let turns = 0;
  const count = async () => {
    for (; !isDone; turns += 1) await setImmediate();
  };
  const counting = count();
  await work().finally(() => {
    isDone = true;
  });
  await counting;
  return turns;
}
