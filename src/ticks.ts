// Runs work once a minute, one run at a time, by a timer that ignores changes to the machine's clock.

const MINUTE_MS = 60_000;

export interface TickOptions {
  /** The work of one tick. Never throws. */
  run(): Promise<void>;
  now(): Date;
  /** Milliseconds that have passed, by a clock that nobody sets. */
  elapsed(): number;
  /** A minute by default. "never": after the first, only `tick` runs one. */
  everyMs?: number | "never" | undefined;
}

/** When a tick last ended. */
export interface LastTick {
  /** By the machine's clock; undefined before the first. */
  endedAt: Date | undefined;
  /** Milliseconds since then, or since the ticks started, however the machine's clock was set in between. */
  agoMs: number;
}

export interface Ticks {
  /** Runs one tick now, or as soon as the running one is over. */
  tick(): Promise<void>;
  /** Resolves when no tick is running. */
  idle(): Promise<void>;
  /** Stops the ticks. Resolves when no tick is running. */
  stop(): Promise<void>;
  last(): LastTick;
}

/** Starts the ticks, the first one right away. */
export function startTicks({ run, now, elapsed, everyMs = MINUTE_MS }: TickOptions): Ticks {
  let running = Promise.resolve();
  let waiting = false;
  let last = { endedAt: undefined as Date | undefined, at: elapsed() };
  const runOnce = async () => {
    waiting = false;
    await run();
    last = { endedAt: now(), at: elapsed() };
  };
  const tick = async () => {
    // If a tick takes longer than a minute (Slack hangs), only one more waits for it.
    if (!waiting) {
      waiting = true;
      running = running.then(runOnce);
    }
    return running;
  };
  let timer: NodeJS.Timeout | undefined;
  const wake = () => {
    // At the full minute, because posts are due on one. The wait is at most a minute, wherever the clock is set meanwhile.
    if (everyMs !== "never") timer = setTimeout(wake, everyMs - (now().getTime() % everyMs));
    void tick();
  };
  wake();
  return {
    tick,
    idle: () => running,
    async stop() {
      clearTimeout(timer);
      await running;
    },
    last: () => ({ endedAt: last.endedAt, agoMs: elapsed() - last.at }),
  };
}
