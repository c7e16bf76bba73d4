// What is typed into a modal: shown at once, sent when there is a pause, and always before anything else is done with it.
import { useCallback, useEffect, useRef, useState } from "react";
import type { ActResult } from "../contract.js";
import { useWorkspace } from "./workspace.js";

export interface Form {
  /** By block_id; only what the workspace has not taken in yet. */
  drafts: Record<string, unknown>;
  change(blockId: string, value: unknown, isFinal: boolean): void;
  /** Sends what was not sent yet and waits for everything on its way. */
  flush(): Promise<void>;
}

const PAUSE = 400;

export function useForm(view: string, onResult: (result: ActResult) => void): Form {
  const { act } = useWorkspace();
  const [drafts, setDrafts] = useState<Record<string, unknown>>({});
  const waiting = useRef<Record<string, unknown>>({});
  const onItsWay = useRef(Promise.resolve());
  const timer = useRef<number>(undefined);

  const send = useCallback(() => {
    window.clearTimeout(timer.current);
    const fields = waiting.current;
    waiting.current = {};
    if (Object.keys(fields).length === 0) return onItsWay.current;
    onItsWay.current = onItsWay.current.then(async () => {
      onResult(await act({ kind: "fill", view, fields }));
      // The snapshot has it now, unless somebody typed on meanwhile.
      setDrafts((before) =>
        Object.fromEntries(
          Object.entries(before).filter(([field, value]) => !(field in fields) || fields[field] !== value),
        ),
      );
    });
    return onItsWay.current;
  }, [act, onResult, view]);

  const change = useCallback(
    (blockId: string, value: unknown, isFinal: boolean) => {
      setDrafts((before) => ({ ...before, [blockId]: value }));
      waiting.current = { ...waiting.current, [blockId]: value };
      window.clearTimeout(timer.current);
      if (isFinal) void send();
      else timer.current = window.setTimeout(() => void send(), PAUSE);
    },
    [send],
  );

  useEffect(() => () => window.clearTimeout(timer.current), []);

  return { drafts, change, flush: send };
}
