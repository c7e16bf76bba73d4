// The bar on top: who to act as, the clock, and the page's own switches.
import type { ClockRequest } from "../contract.js";
import { ActAs } from "./act-as.js";
import { Clock } from "./clock.js";
import { ThemeSwitch } from "./theme.js";

interface BarProps {
  isDrawerOpen: boolean;
  isInspecting: boolean;
  unread: number;
  onDrawer(): void;
  onInspect(): void;
  onMove(request: ClockRequest): Promise<unknown>;
}

export function TopBar({ isDrawerOpen, isInspecting, unread, onDrawer, onInspect, onMove }: BarProps) {
  return (
    <header className="top-bar" inert={isDrawerOpen}>
      <button
        type="button"
        className="bar-button drawer-button"
        data-drawer-button
        aria-label={unread > 0 ? `Conversations, ${unread} unread` : "Conversations"}
        aria-expanded={isDrawerOpen}
        aria-controls="sidebar"
        onClick={onDrawer}
      >
        <span aria-hidden="true">☰</span>
        {unread > 0 ? (
          <span className="unread" aria-hidden="true">
            {unread}
          </span>
        ) : null}
      </button>
      <h1>
        Bookend <span>demo</span>
      </h1>
      <ActAs />
      <Clock onMove={onMove} />
      <div className="switches">
        <button type="button" className="bar-button" aria-expanded={isInspecting} onClick={onInspect}>
          Inspector
        </button>
        <ThemeSwitch />
      </div>
    </header>
  );
}
