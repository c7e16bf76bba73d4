// Keeps track of work that continues after its ack, so a shutdown can let it finish.
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Resolves once an ack that was just written has left this machine. Without this pause, work that starts right away
 * would delay the ack on a single core.
 */
export const afterAckFlush = (): Promise<void> => sleep(1);

export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when no work is in progress, or after `ms` milliseconds. */
  finished(ms: number): Promise<void>;
}

export function createInFlight(): InFlight {
  const open = new Set<Promise<unknown>>();
  return {
    async track(work) {
      open.add(work);
      try {
        return await work;
      } finally {
        open.delete(work);
      }
    },
    async finished(ms) {
      let isOver = false;
      const timer = new AbortController();
      const deadline = sleep(ms, undefined, { signal: timer.signal }).then(
        () => {
          isOver = true;
        },
        () => {},
      );
      // Work may start more work: an answered request continues with its whisper.
      while (!isOver && open.size > 0) await Promise.race([Promise.allSettled(open), deadline]);
      timer.abort();
    },
  };
}
