// The workspace as the current person sees it, kept up to date by the server's stream of changes.
import { useCallback, useEffect, useRef, useState } from "react";
import type { Snapshot } from "../contract.js";
import { RequestError, readSnapshot } from "./api.js";

export interface SnapshotState {
  snapshot: Snapshot | undefined;
  /** Why the page isn't up to date. */
  failure: string | undefined;
  reload(): Promise<void>;
}

/** One read at a time; calls during a read share the next one, which is sure to be new enough. */
function useSingleFlight(read: () => Promise<void>): () => Promise<void> {
  const running = useRef<Promise<void>>(undefined);
  const next = useRef<Promise<void>>(undefined);
  const latest = useRef(read);
  latest.current = read;
  return useCallback(() => {
    const start = () => {
      next.current = undefined;
      running.current = latest.current().finally(() => {
        running.current = undefined;
      });
      return running.current;
    };
    if (!running.current) return start();
    next.current ??= running.current.then(start, start);
    return next.current;
  }, []);
}

/** `onUnknownPerson` is called when no one has that id, as with an address from another demo. */
export function useSnapshot(as: string, onUnknownPerson: () => void): SnapshotState {
  // Snapshots of other people are kept, so that switching back shows them right away.
  const [seen, setSeen] = useState<Record<string, Snapshot>>({});
  const [failure, setFailure] = useState<string>();
  const reload = useSingleFlight(async () => {
    try {
      const fresh = await readSnapshot(as);
      setFailure(undefined);
      setSeen((before) => {
        const older = before[fresh.me];
        return older && older.version > fresh.version ? before : { ...before, [fresh.me]: fresh };
      });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      if (error instanceof RequestError && error.isRefusal) onUnknownPerson();
    }
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another person sees something else.
  useEffect(() => void reload(), [as, reload]);

  useEffect(() => {
    const stream = new EventSource("api/changes");
    const catchUp = () => void reload();
    stream.addEventListener("open", catchUp);
    stream.addEventListener("error", catchUp);
    stream.addEventListener("change", catchUp);
    return () => stream.close();
  }, [reload]);

  // The page stays as it is until the new person's snapshot arrives, so that open panels don't close.
  const shown = useRef<Snapshot>(undefined);
  shown.current = seen[as] ?? shown.current;
  return { snapshot: shown.current, failure, reload };
}
