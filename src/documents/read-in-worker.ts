// Reads a file in a thread of its own, with a bound on memory and time, so that no ack waits for it and no file ends the process.
import { startWorker } from "../threads/start-worker.js";
import type { Job, JobAnswers } from "./jobs.js";
import { oneAtATime } from "./one-at-a-time.js";
import type { Reading } from "./unreadable.js";

/** 100,000 rows of eight texts take less than 192 MB. */
const MAX_HEAP_MB = 320;
const DEADLINE_MS = 45_000;
/** One file at a time; so many may wait. */
const MAX_WAITING = 8;

const NO_ROOM = "I'm reading other files right now. Please try again in a minute.";
const TOO_BIG = "This file takes more memory to read than I have. Export a shorter time and choose that.";
const TOO_SLOW = "This file takes too long to read. Export a shorter time and choose that.";

interface Limits {
  heapMb?: number;
  deadlineMs?: number;
}

/** Rejects when the worker has a bug. */
function runWorker(job: Job, { heapMb = MAX_HEAP_MB, deadlineMs = DEADLINE_MS }: Limits): Promise<Reading<unknown>> {
  return new Promise((resolve, reject) => {
    const worker = startWorker("document-worker.cjs", { resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    const end = (answer: Reading<unknown>) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ ok: false, why: TOO_SLOW }), deadlineMs);
    worker.once("message", end);
    worker.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") resolve({ ok: false, why: TOO_BIG });
      else reject(error);
    });
    worker.once("exit", (code) => reject(new Error(`The worker ended with ${code} before it answered.`)));
    worker.postMessage(job);
  });
}

const inTurn = oneAtATime(MAX_WAITING);

/** One at a time, so that a few big files don't take all the memory. */
export async function readInWorker<J extends Job>(
  job: J,
  limits: Limits = {},
): Promise<Reading<JobAnswers[J["kind"]]>> {
  const reading = await (inTurn(() => runWorker(job, limits)) ?? { ok: false, why: NO_ROOM });
  return reading as Reading<JobAnswers[J["kind"]]>;
}
