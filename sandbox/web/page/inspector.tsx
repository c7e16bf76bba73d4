// The panel that shows every request between Slack and the app, and can break something.
import { useEffect, useRef, useState } from "react";
import type { InspectorEntry } from "../contract.js";
import { readExchanges } from "./api.js";
import { Exchange } from "./exchange.js";
import { Faults } from "./faults.js";
import { useReturnFocus } from "./use-return-focus.js";
import { useWorkspace } from "./workspace.js";

/** No one scrolls back further. */
const MAX_ENTRIES = 300;

/** Reads new entries whenever something changes in the workspace. */
function useExchanges(version: number): InspectorEntry[] {
  const [entries, setEntries] = useState<InspectorEntry[]>([]);
  const last = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change brings new exchanges.
  useEffect(() => {
    let isGone = false;
    readExchanges(last.current).then(
      (fresh) => {
        const unseen = fresh.filter(({ id }) => id > last.current);
        if (isGone || unseen.length === 0) return;
        last.current = unseen.at(-1)?.id ?? last.current;
        setEntries((before) => [...before, ...unseen].slice(-MAX_ENTRIES));
      },
      // The page already says elsewhere that the server isn't responding.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [version]);
  return entries;
}

export function Inspector({ onClose }: { onClose(): void }) {
  const { snapshot } = useWorkspace();
  const entries = useExchanges(snapshot.version);
  const title = useRef<HTMLHeadingElement>(null);
  useReturnFocus();
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="panel inspector" aria-labelledby="inspector-title">
      <header>
        <h2 id="inspector-title" ref={title} tabIndex={-1}>
          Inspector
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close inspector"
          title="Close inspector"
          onClick={onClose}
        >
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <div className="panel-body">
        <Faults />
        <h3>Requests between Slack and Bookend</h3>
        <p className="about">Newest first. → Slack calls Bookend. ← Bookend calls Slack.</p>
        {entries.length === 0 ? <p className="about">Nothing yet. Type a command.</p> : null}
        {entries.toReversed().map((entry) => (
          <Exchange key={entry.id} entry={entry} timeZone={snapshot.clock.timeZone} />
        ))}
      </div>
    </section>
  );
}
