// The app's two tabs, as in Slack: Home and Messages.
import { appConversation, useWorkspace } from "./workspace.js";

/** The Home's id among the conversations. */
export const HOME = "home";

export function AppTabs({ current }: { current: "home" | "messages" }) {
  const { snapshot, open } = useWorkspace();
  const tabs = [
    { name: "home", text: "Home", to: HOME },
    { name: "messages", text: "Messages", to: appConversation(snapshot)?.id },
  ];
  return (
    <nav className="tabs" aria-label="App">
      {tabs.map(({ name, text, to }) =>
        to ? (
          <button
            key={name}
            type="button"
            aria-current={name === current ? "page" : undefined}
            onClick={() => open(to)}
          >
            {text}
          </button>
        ) : null,
      )}
    </nav>
  );
}
