// Work that goes on after its ack, so that a shutdown can let it finish.
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Resolves when an ack that was just written has left. Where one core does everything, what is done next without a
 * pause keeps Slack waiting for it.
 */
export const afterAckFlush = (): Promise<void> => sleep(1);

export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way any more, or after `ms` milliseconds. */
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
      let patient = true;
      const patience = new AbortController();
      const over = sleep(ms, undefined, { signal: patience.signal }).then(
        () => {
          patient = false;
        },
        () => {},
      );
      // What is under way may begin more: an answered request goes on with its whisper.
      while (patient && open.size > 0) await Promise.race([Promise.allSettled(open), over]);
      patience.abort();
    },
  };
}
