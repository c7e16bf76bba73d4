// How far the visitor has come in the welcome's three steps, judging by what is in the workspace.
import { useEffect, useState } from "react";
import type { ConversationView, PersonView, Snapshot } from "../contract.js";

export interface Progress {
  hasLogged: boolean;
  wasPrincipal: boolean;
  hasReport: boolean;
  /** The channel with a report that was posted since the page opened; undefined for people who aren't in it. */
  reportIn: ConversationView | undefined;
}

export const principalOf = ({ people }: Snapshot): PersonView | undefined =>
  people.find(({ title, hasLeft }) => /principal/i.test(title) && !hasLeft);

const hasSavedUnit = ({ messages }: Snapshot) =>
  Object.values(messages)
    .flat()
    .some(({ isWhisper, isApp, text }) => isWhisper && isApp && /^\W*Saved\b/.test(text));

/** A report is the app's only message with a table in it, but people may share it, too. A `ts` is in seconds. */
function channelOfReport({ conversations, messages }: Snapshot, since: number): ConversationView | undefined {
  return conversations.find(
    ({ id, kind }) =>
      kind !== "direct" &&
      messages[id]?.some(
        ({ isApp, isWhisper, ts, text, blocks }) =>
          isApp &&
          !isWhisper &&
          Number(ts) * 1000 > since &&
          !/^Shared by /m.test(text) &&
          blocks.some(({ type }) => type === "table"),
      ),
  );
}

export function useProgress(snapshot: Snapshot): Progress {
  const [start] = useState(() => Date.parse(snapshot.clock.now));
  const [progress, setProgress] = useState({ hasLogged: false, wasPrincipal: false, hasReport: false });
  const reportIn = channelOfReport(snapshot, start);
  const hasReport = reportIn !== undefined;
  useEffect(() => {
    setProgress((before) => ({
      hasLogged: before.hasLogged || hasSavedUnit(snapshot),
      wasPrincipal: before.wasPrincipal || snapshot.me === principalOf(snapshot)?.id,
      hasReport: before.hasReport || hasReport,
    }));
  }, [snapshot, hasReport]);
  return { ...progress, reportIn };
}
