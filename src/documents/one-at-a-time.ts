// Does work in turn, one at a time, so that memory has a bound.

/**
 * Returns what takes a piece of work and does it once the work before it is over, failed or not. Undefined if `most` pieces
 * are being done or wait already.
 */
export function oneAtATime(most: number): <T>(work: () => Promise<T>) => Promise<T> | undefined {
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;
  return (work) => {
    if (count >= most) return undefined;
    count += 1;
    const turn = last.then(work).finally(() => {
      count -= 1;
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
