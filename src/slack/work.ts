// Work that goes on after its ack, so that a shutdown can let it finish.

export interface Work {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when all that was begun by now is over, or after `ms` milliseconds. */
  finished(ms: number): Promise<void>;
}

export function createWork(): Work {
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
      if (open.size === 0) return;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms);
      });
      await Promise.race([Promise.allSettled([...open]), patience]);
      clearTimeout(timer);
    },
  };
}
