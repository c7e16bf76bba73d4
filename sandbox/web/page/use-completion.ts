// How the composer completes what is typed: which offer is marked, and what each key does to it.
import { type KeyboardEvent, useState } from "react";
import type { Snapshot } from "../contract.js";
import { type CompletionList, type Completion, completionsAt } from "./text/completions.js";

interface CompletionOptions {
  snapshot: Snapshot;
  before: string;
  take(completing: CompletionList, completion: Completion): void;
}

export interface CompletionState {
  list: CompletionList | undefined;
  marked: number;
  take(completion: Completion): void;
  /** True when the key was meant for the list. */
  press(event: KeyboardEvent): boolean;
}

export function useCompletion({ snapshot, before, take }: CompletionOptions): CompletionState {
  const [moved, setMarked] = useState({ at: 0, before: "" });
  const [dismissed, setDismissed] = useState<string>();
  const offered = completionsAt(before, snapshot);
  // What is typed in full needs no list: Enter sends it.
  const isComplete = offered?.options.length === 1 && before.slice(offered.from) === offered.options[0]?.text;
  const completing = before === dismissed || isComplete ? undefined : offered;
  const count = completing?.options.length ?? 0;
  const marked = moved.before === before ? moved.at : 0;

  const choose = (completion: Completion | undefined) => {
    if (completing && completion) take(completing, completion);
  };
  const move = (by: number) => setMarked({ at: (marked + by + count) % count, before });
  const keys = new Map([
    ["ArrowDown", () => move(1)],
    ["ArrowUp", () => move(-1)],
    ["Tab", () => choose(completing?.options[marked])],
    ["Enter", () => choose(completing?.options[marked])],
    ["Escape", () => setDismissed(before)],
  ]);
  const press = (event: KeyboardEvent): boolean => {
    const run = completing && !event.shiftKey ? keys.get(event.key) : undefined;
    if (!run) return false;
    event.preventDefault();
    run();
    return true;
  };
  return { list, marked, take: choose, press };
}
