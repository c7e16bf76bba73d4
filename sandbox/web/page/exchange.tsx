// One exchange between Slack and the app, as it was sent and answered.
import { useState } from "react";
import type { InspectorEntry } from "../contract.js";
import { formatSeconds } from "./times.js";

const DIRECTIONS = {
  "slack-to-app": { arrow: "→", text: "Slack to Bookend" },
  "app-to-slack": { arrow: "←", text: "Bookend to Slack" },
} as const;

function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <>
      <h4>{label}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll long lines. */}
      <pre tabIndex={0}>{value === undefined || value === null ? "(empty)" : JSON.stringify(value, null, 2)}</pre>
    </>
  );
}

function Detail({ entry }: { entry: InspectorEntry }) {
  return (
    <div className="exchange-detail">
      {entry.refused.length > 0 ? (
        <>
          <h4>What Slack would refuse</h4>
          <ul>
            {entry.refused.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Json label="Request" value={entry.request} />
      <Json label="Response" value={entry.answer} />
    </div>
  );
}

export function Exchange({ entry, timeZone }: { entry: InspectorEntry; timeZone: string }) {
  const [isOpen, setOpen] = useState(false);
  const way = DIRECTIONS[entry.direction];
  const isBad = entry.refused.length > 0 || !/^(200|ok)$/i.test(entry.status);
  return (
    <details className="exchange" data-bad={isBad || undefined} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="way" role="img" aria-label={way.text} title={way.text}>
          {way.arrow}
        </span>
        <span className="exchange-title">{entry.title}</span>
        <span className="status">{entry.status}</span>
        <span className="took">{entry.ms === undefined ? "" : `${Math.round(entry.ms)} ms`}</span>
        {entry.at ? <time dateTime={entry.at}>{formatSeconds(new Date(entry.at), timeZone)}</time> : null}
      </summary>
      {isOpen ? <Detail entry={entry} /> : null}
    </details>
  );
}
