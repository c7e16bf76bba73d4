// How far the visitor has come in the welcome's three steps, judging by what is in the workspace.
import { useEffect, useState } from "react";
import type { PersonView, Snapshot } from "../contract.js";

export interface Progress {
  hasLogged: boolean;
  wasPrincipal: boolean;
  hasMoved: boolean;
}

/** A clock that only ticks doesn't jump this far. */
const JUMP_MS = 6 * 3600 * 1000;

export const principalOf = ({ people }: Snapshot): PersonView | undefined =>
  people.find(({ title, hasLeft }) => /principal/i.test(title) && !hasLeft);

const hasSavedUnit = ({ messages }: Snapshot) =>
  Object.values(messages)
    .flat()
    .some(({ isWhisper, isApp, text }) => isWhisper && isApp && /^\W*Saved\b/.test(text));

export function useProgress(snapshot: Snapshot): Progress {
  const [start] = useState(() => Date.parse(snapshot.clock.now));
  const [progress, setProgress] = useState<Progress>({ hasLogged: false, wasPrincipal: false, hasMoved: false });
  useEffect(() => {
    setProgress((before) => ({
      hasLogged: before.hasLogged || hasSavedUnit(snapshot),
      wasPrincipal: before.wasPrincipal || snapshot.me === principalOf(snapshot)?.id,
      hasMoved: before.hasMoved || Date.parse(snapshot.clock.now) - start > JUMP_MS,
    }));
  }, [snapshot, start]);
  return progress;
}
