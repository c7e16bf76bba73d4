// Stops what takes long when someone presses Ctrl+C or the process is told to end, so that nothing is left half-written.

/** Runs the work with a signal that such a stop aborts. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, abort);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, abort);
  }
}
