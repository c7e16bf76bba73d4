// What the workspace looks like to whoever is acted as, kept up to date by the server's stream of changes.
import { useCallback, useEffect, useRef, useState } from "react";
import type { Snapshot } from "../contract.js";
import { RequestError, readSnapshot } from "./api.js";

export interface SnapshotState {
  snapshot: Snapshot | undefined;
  /** What keeps the page from being up to date. */
  failure: string | undefined;
  reload(): Promise<void>;
}

/** One read at a time; whoever asks during one is answered by the next, which is certain to be new enough. */
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

/** `onStranger` is told when there is nobody of that id, as in the address of another demo. */
export function useSnapshot(as: string, onStranger: () => void): SnapshotState {
  // What was seen of others is kept, so that acting as them again shows it at once.
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
      if (error instanceof RequestError && error.isRefusal) onStranger();
    }
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is acted as sees something else.
  useEffect(() => void reload(), [as, reload]);

  useEffect(() => {
    const stream = new EventSource("api/changes");
    const catchUp = () => void reload();
    stream.addEventListener("open", catchUp);
    stream.addEventListener("error", catchUp);
    stream.addEventListener("change", catchUp);
    return () => stream.close();
  }, [reload]);

  // Until somebody new is seen the page stays as it is: nothing that is open beside the messages closes.
  const shown = useRef<Snapshot>(undefined);
  shown.current = seen[as] ?? shown.current;
  return { snapshot: shown.current, failure, reload };
}
