// Notices above the composer: that the app is working, and what went wrong.
import { useState } from "react";
import type { Snapshot } from "../contract.js";
import { appName, useWorkspace } from "./workspace.js";

/** In a conversation, or in the Home. */
export function Working({ channel, view }: { channel?: string; view?: string | undefined }) {
  const { snapshot } = useWorkspace();
  const isHere = (one: Snapshot["working"][number]) =>
    one.channel ? one.channel === channel : !one.view || one.view === view;
  const isWorking = snapshot.working.some(isHere);
  return (
    <p className="working" role="status">
      {isWorking ? `${appName(snapshot)} is working…` : ""}
    </p>
  );
}

interface NoticeProps {
  who: string;
  text: string;
  onDismiss(): void;
}

export function Notice({ who, text, onDismiss }: NoticeProps) {
  return (
    <div className="slackbot" role="alert">
      <p>
        <strong>{who}</strong> <span className="about">Only visible to you</span>
        <br />
        {text}
      </p>
      <button type="button" className="icon-button" aria-label="Dismiss" title="Dismiss" onClick={onDismiss}>
        <span aria-hidden="true">×</span>
      </button>
    </div>
  );
}

/** An error of a modal or Home as a whole. */
export function ViewNotice({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <p className="notice" role="alert">
      {text}
    </p>
  );
}

/** What Slackbot says when the app doesn't answer in time. */
export function SlackbotNotice({ channel }: { channel?: string }) {
  const { snapshot } = useWorkspace();
  const [dismissed, setDismissed] = useState<number>();
  const { failure } = snapshot;
  const isHere = failure && (failure.channel === undefined || failure.channel === channel);
  if (!isHere || failure.id === dismissed) return null;
  return <Notice who="Slackbot" text={failure.text} onDismiss={() => setDismissed(failure.id)} />;
}
