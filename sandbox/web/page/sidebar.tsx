// The list of channels, direct messages and the app.
import type { ConversationView } from "../contract.js";
import { HOME } from "./app-tabs.js";
import { appConversation, appName, useWorkspace } from "./workspace.js";

interface LineProps {
  to: string;
  icon: string;
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
        <span className="icon" aria-hidden="true">
          {icon}
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

const iconOf = ({ kind }: ConversationView) => (kind === "private" ? "🔒\uFE0E" : kind === "public" ? "#" : "@");

export function Sidebar({ current }: { current: string }) {
  const { snapshot } = useWorkspace();
  const app = appConversation(snapshot);
  const others = snapshot.conversations.filter(({ id }) => id !== app?.id);
  const lineOf = (conversation: ConversationView) => (
    <Line
      key={conversation.id}
      to={conversation.id}
      icon={iconOf(conversation)}
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
        <Line to={HOME} icon="⌂" name={`${appName(snapshot)} Home`} unread={0} isCurrent={current === HOME} />
      </ul>
    </nav>
  );
}
