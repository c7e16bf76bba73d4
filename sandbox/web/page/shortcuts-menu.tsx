// The lightning menu: the app's global shortcuts.
import { Menu } from "./menu.js";
import { appName, useWorkspace } from "./workspace.js";

export function ShortcutsMenu() {
  const { snapshot, act } = useWorkspace();
  const shortcuts = snapshot.shortcuts.filter(({ kind }) => kind === "global");
  if (shortcuts.length === 0) return null;
  return (
    <Menu
      label="Shortcuts"
      items={shortcuts.map(({ callbackId, name }) => ({ key: callbackId, text: name, about: appName(snapshot) }))}
      onPick={(callbackId) => void act({ kind: "shortcut", callbackId })}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M11 2L4 11h5l-1 7 8-10h-5z" />
      </svg>
    </Menu>
  );
}
