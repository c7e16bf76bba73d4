// The line in which files wait to be made: a few at once, in the order they were asked for.

export interface FileLine {
  /**
   * Runs `work` when it is its turn. Rejects as soon as `signal` is aborted, with its reason, though `work` keeps its place until
   * it has really ended.
   */
  run(work: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

export function createFileLine(atOnce: number): FileLine {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn(): Promise<void> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  }

  // Whoever waits first gets the place.
  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  async function work(run: () => Promise<void>, signal: AbortSignal): Promise<void> {
    await turn();
    try {
      signal.throwIfAborted();
      await run();
    } finally {
      leave();
    }
  }

  return {
    run(run, signal) {
      const stopped = new Promise<never>((_, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      });
      return Promise.race([work(run, signal), stopped]);
    },
  };
}
