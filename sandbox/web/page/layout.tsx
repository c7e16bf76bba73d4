// The page's layout: the bar, the conversation list, the open one, a side panel, and the modal on top.
import { useState } from "react";
import type { ClockRequest } from "../contract.js";
import { HOME } from "./app-tabs.js";
import { Conversation } from "./conversation.js";
import { Home } from "./home.js";
import { Inspector } from "./inspector.js";
import { Modal } from "./modal.js";
import { Sidebar } from "./sidebar.js";
import { Thread } from "./thread.js";
import { TopBar } from "./top-bar.js";
import { useDrawer } from "./use-drawer.js";
import { Welcome } from "./welcome.js";
import { useWorkspace } from "./workspace.js";

interface LayoutProps {
  current: string;
  thread: string | undefined;
  notice: string | undefined;
  /** False if the clock couldn't be moved; the notice says why. */
  onMove(request: ClockRequest): Promise<boolean>;
}

/** By keyboard it is a long way to the composer. */
function SkipButton() {
  return (
    <button
      type="button"
      className="skip"
      onClick={() => document.querySelector<HTMLElement>("[data-composer]")?.focus()}
    >
      Go to the message box
    </button>
  );
}

function MainColumn({ current, notice, onMove }: Omit<LayoutProps, "thread">) {
  const { snapshot, open } = useWorkspace();
  const [suggested, setSuggested] = useState<{ text: string }>();
  const conversation = snapshot.conversations.find(({ id }) => id === current);
  const put = (text: string) => {
    // The Home has no composer.
    if (!conversation) open(snapshot.conversations[0]?.id ?? "");
    setSuggested({ text });
  };
  return (
    <>
      <Welcome onPut={put} onNextReport={() => onMove({ to: "next-report" })} />
      {current === HOME ? <Home notice={notice} /> : null}
      {conversation ? (
        <Conversation
          conversation={conversation}
          suggested={suggested}
          notice={notice}
          onTaken={() => setSuggested(undefined)}
        />
      ) : null}
    </>
  );
}

export function Layout({ current, thread, notice, onMove }: LayoutProps) {
  const { snapshot } = useWorkspace();
  const drawer = useDrawer(`${snapshot.me} ${current}`);
  const [isInspecting, setInspecting] = useState(false);
  const conversation = snapshot.conversations.find(({ id }) => id === current);
  const modal = snapshot.modals.at(-1);
  const unread = snapshot.conversations.reduce((sum, one) => sum + one.unread, 0);
  return (
    <div className="page" data-drawer={drawer.isOpen || undefined}>
      <SkipButton />
      <TopBar
        isDrawerOpen={drawer.isOpen}
        isInspecting={isInspecting}
        unread={unread}
        onDrawer={() => drawer.setOpen(!drawer.isOpen)}
        onInspect={() => setInspecting(!isInspecting)}
        onMove={onMove}
      />
      <Sidebar current={current} />
      {drawer.isOpen ? (
        <button type="button" className="veil" aria-label="Close the list" onClick={() => drawer.setOpen(false)} />
      ) : null}
      <main inert={drawer.isOpen}>
        <MainColumn current={current} notice={notice} onMove={onMove} />
      </main>
      {thread && conversation && !isInspecting ? <Thread conversation={conversation} ts={thread} /> : null}
      {isInspecting ? <Inspector onClose={() => setInspecting(false)} /> : null}
      {modal ? <Modal key={`${snapshot.me} ${modal.id}`} open={modal} isStacked={snapshot.modals.length > 1} /> : null}
    </div>
  );
}
