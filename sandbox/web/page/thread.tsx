// The panel next to a conversation, for reading and answering one thread.
import { useEffect, useRef } from "react";
import type { ConversationView } from "../contract.js";
import { Composer } from "./composer.js";
import { titleOf } from "./conversation.js";
import { MessageList } from "./message-list.js";
import { useReturnFocus } from "./use-return-focus.js";
import { useWorkspace } from "./workspace.js";

export function Thread({ conversation, ts }: { conversation: ConversationView; ts: string }) {
  const { snapshot, openThread } = useWorkspace();
  const panel = useRef<HTMLElement>(null);
  useReturnFocus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs for each opened thread.
  useEffect(() => panel.current?.querySelector("textarea")?.focus(), [ts]);
  const messages = (snapshot.messages[conversation.id] ?? []).filter(
    (message) => message.ts === ts || message.threadTs === ts,
  );
  return (
    <section ref={panel} className="panel thread" aria-labelledby="thread-title">
      <header>
        <h2 id="thread-title">Thread</h2>
        <span className="about">{titleOf(conversation)}</span>
        <button
          type="button"
          className="icon-button"
          aria-label="Close thread"
          title="Close thread"
          onClick={() => openThread(undefined)}
        >
          <span aria-hidden="true">×</span>
        </button>
      </header>
      <MessageList
        key={ts}
        label="Messages in the thread"
        messages={messages}
        isThread
        empty="This message was deleted."
      />
      <div className="below">
        <Composer conversation={conversation} threadTs={ts} />
      </div>
    </section>
  );
}
