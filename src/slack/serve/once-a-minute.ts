// Says the same thing at most once a minute, so that a flood of requests can't flood the log.

const MINUTE_MS = 60_000;

/** `elapsed` is milliseconds by a clock that nobody sets. */
export function onceAMinute(say: () => void, elapsed: () => number = () => performance.now()): () => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (elapsed() - saidAt < MINUTE_MS) return;
    saidAt = elapsed();
    say();
  };
}
