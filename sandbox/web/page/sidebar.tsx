// The list of channels, direct messages, and the app.
import type { ConversationView } from "../contract.js";
import { HOME } from "./app-tabs.js";
import { appConversation, appName, useWorkspace } from "./workspace.js";

/** Drawn as paths, because a system without the font shows a box instead of a lock. */
const ICONS = {
  public: "M7 3L5.5 17M14.5 3L13 17M3.5 7.5h14M2.5 12.5h14",
  private: "M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9",
  direct: "M3 4h14v10H9l-4 3v-3H3z",
  home: "M3 10l7-6 7 6M5 8.5V17h10V8.5",
} as const;

interface LineProps {
  to: string;
  icon: keyof typeof ICONS;
  name: string;
  unread: number;
  isCurrent: boolean;
}

function Line({ to, icon, name, unread, isCurrent }: LineProps) {
  const { open } = useWorkspace();
  return (
    <li>
      <button
        type="button"
        data-unread={unread > 0 || undefined}
        aria-current={isCurrent ? "page" : undefined}
        onClick={() => open(to)}
      >
        <span className="icon">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d={ICONS[icon]} />
          </svg>
        </span>
        <span className="name">{name}</span>
        {unread > 0 ? (
          <span className="unread">
            {unread}
            <span className="unseen"> unread</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}

export function Sidebar({ current }: { current: string }) {
  const { snapshot } = useWorkspace();
  const app = appConversation(snapshot);
  const others = snapshot.conversations.filter(({ id }) => id !== app?.id);
  const lineOf = (conversation: ConversationView) => (
    <Line
      key={conversation.id}
      to={conversation.id}
      icon={conversation.kind}
      name={conversation.name}
      unread={conversation.unread}
      isCurrent={conversation.id === current}
    />
  );
  const direct = others.filter(({ kind }) => kind === "direct");
  return (
    <nav className="sidebar" id="sidebar" aria-label="Conversations">
      <p className="workspace-name">{snapshot.workspace.name}</p>
      <h2>Channels</h2>
      <ul>{others.filter(({ kind }) => kind !== "direct").map(lineOf)}</ul>
      {direct.length > 0 ? (
        <>
          <h2>Direct messages</h2>
          <ul>{direct.map(lineOf)}</ul>
        </>
      ) : null}
      <h2>Apps</h2>
      <ul>
        {app ? lineOf(app) : null}
        <Line to={HOME} icon="home" name={`${appName(snapshot)} Home`} unread={0} isCurrent={current === HOME} />
      </ul>
    </nav>
  );
}
