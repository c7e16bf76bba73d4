// What stands above the composer: that the app is at work, and what went wrong.
import { useState } from "react";
import { appName, useWorkspace } from "./workspace.js";

export function Working({ channel }: { channel: string }) {
  const { snapshot } = useWorkspace();
  const isWorking = snapshot.working.some((one) => one.channel === channel || (!one.channel && !one.view));
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
    <div className="trouble" role="alert">
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

/** What Slackbot says when the app did not answer in time. */
export function SlackTrouble({ channel }: { channel: string }) {
  const { snapshot } = useWorkspace();
  const [dismissed, setDismissed] = useState<number>();
  const { trouble } = snapshot;
  const isHere = trouble && (trouble.channel === undefined || trouble.channel === channel);
  if (!isHere || trouble.id === dismissed) return null;
  return <Notice who="Slackbot" text={trouble.text} onDismiss={() => setDismissed(trouble.id)} />;
}
