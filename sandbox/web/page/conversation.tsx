// A channel or direct conversation: its head, its messages, and the composer.
import { useEffect } from "react";
import type { ConversationView, MessageView } from "../contract.js";
import { AppTabs } from "./app-tabs.js";
import { Composer } from "./composer.js";
import { MessageList } from "./message-list.js";
import { Notice, SlackbotNotice, Working } from "./notices.js";
import { appName, useWorkspace } from "./workspace.js";

export const titleOf = ({ kind, name }: ConversationView): string => (kind === "direct" ? name : `#${name}`);

const NO_MESSAGES: readonly MessageView[] = [];

function Head({ conversation }: { conversation: ConversationView }) {
  const { snapshot } = useWorkspace();
  const app = appName(snapshot);
  const about = conversation.botIsMember
    ? `${app} is in this channel`
    : `${app} isn't in this channel yet: /invite @${app}`;
  return (
    <header className="view-head">
      <h2>{titleOf(conversation)}</h2>
      <span className="about">
        {conversation.kind === "direct" ? "App" : `${conversation.kind === "private" ? "Private · " : ""}${about}`}
      </span>
    </header>
  );
}

interface ConversationProps {
  conversation: ConversationView;
  suggested: { text: string } | undefined;
  notice: string | undefined;
  onTaken(): void;
}

export function Conversation({ conversation, suggested, notice, onTaken }: ConversationProps) {
  const { snapshot, act, report } = useWorkspace();
  const { id, name, unread, kind } = conversation;

  // The conversation with the app is a tab next to its Home.
  useEffect(() => {
    if (kind === "direct") void act({ kind: "openHome", tab: "messages" });
  }, [act, kind]);

  useEffect(() => {
    if (unread > 0) void act({ kind: "read", channel: id });
  }, [act, id, unread]);

  return (
    <>
      <Head conversation={conversation} />
      {conversation.kind === "direct" ? <AppTabs current="messages" /> : null}
      <MessageList
        // Each conversation has its own log, so that switching doesn't read old messages aloud as new.
        key={`${snapshot.me} ${id}`}
        label={`Messages in ${titleOf(conversation)}`}
        messages={snapshot.messages[id] ?? NO_MESSAGES}
        unread={unread}
        empty={kind === "direct" ? `No messages from ${name} yet.` : `This is the very beginning of #${name}.`}
      />
      <div className="below">
        <Working channel={id} />
        <SlackbotNotice channel={id} />
        {notice ? <Notice who="Slackbot" text={notice} onDismiss={() => report(undefined)} /> : null}
        {conversation.isArchived ? (
          <p className="about">This channel is archived. No one can post here.</p>
        ) : (
          <Composer key={`${snapshot.me} ${id}`} conversation={conversation} suggested={suggested} onTaken={onTaken} />
        )}
      </div>
    </>
  );
}
