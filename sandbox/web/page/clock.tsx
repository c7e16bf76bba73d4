// The school's clock: the time in the demo, and buttons to move it.
import { useState } from "react";
import type { ClockRequest } from "../contract.js";
import { formatMoment, formatShortMoment } from "./times.js";
import { useWorkspace } from "./workspace.js";

const MOVES: { to: Extract<ClockRequest, { to: string }>["to"]; text: string }[] = [
  { to: "next-day", text: "Next day" },
  { to: "next-month", text: "Next month" },
  { to: "next-post", text: "Next post" },
  { to: "today", text: "Today" },
];

export function Clock({ onMove }: { onMove(request: ClockRequest): Promise<unknown> }) {
  const { snapshot } = useWorkspace();
  const [moving, setMoving] = useState<string>();
  const { now, timeZone, nextPost } = snapshot.clock;
  const move = async (to: (typeof MOVES)[number]["to"]) => {
    if (moving) return;
    setMoving(to);
    await onMove({ to });
    setMoving(undefined);
  };
  const next = nextPost ? `${nextPost.what}, ${formatShortMoment(new Date(nextPost.at), timeZone)}` : undefined;
  return (
    <section className="clock" aria-label="The school's clock">
      <time dateTime={now} aria-live="polite">
        {formatMoment(new Date(now), timeZone)}
      </time>
      <div className="moves">
        {MOVES.map(({ to, text }) => (
          <button
            key={to}
            type="button"
            className="move"
            data-move={to}
            aria-busy={moving === to || undefined}
            aria-disabled={moving !== undefined || (to === "next-post" && !nextPost) || undefined}
            title={to === "next-post" ? (next ?? "No post is scheduled.") : undefined}
            onClick={() => void move(to)}
          >
            {moving === to ? "Moving…" : text}
          </button>
        ))}
      </div>
      {next ? <p className="next-post">Next post: {next}</p> : null}
    </section>
  );
}
