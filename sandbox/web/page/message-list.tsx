// The messages of a conversation, day by day, with the newest in view.
import { Fragment, useState } from "react";
import type { MessageView } from "../contract.js";
import { Message, type ReplyCount } from "./message.js";
import { isSameDay, momentOf, nameDay } from "./times.js";
import { useStickToEnd } from "./use-stick-to-end.js";
import { useWorkspace } from "./workspace.js";

const isReply = ({ threadTs, ts }: MessageView) => threadTs !== undefined && threadTs !== ts;

function repliesTo(messages: readonly MessageView[], ts: string): ReplyCount | undefined {
  const replies = messages.filter((message) => message.threadTs === ts && isReply(message));
  return replies.length > 0 ? { count: replies.length, last: replies.at(-1)?.ts ?? ts } : undefined;
}

/** The oldest message that was unread when the conversation was opened. */
function firstUnread(messages: readonly MessageView[], me: string, unread: number): string | undefined {
  if (unread === 0) return undefined;
  return messages.filter(({ userId }) => userId !== me).at(-unread)?.ts;
}

interface ListProps {
  label: string;
  messages: readonly MessageView[];
  /** A thread shows every message; a conversation leaves out replies. */
  isThread?: boolean;
  /** How many were unread when it was opened. */
  unread?: number;
  empty: string;
}

export function MessageList({ label, messages, isThread = false, unread = 0, empty }: ListProps) {
  const { snapshot } = useWorkspace();
  const { timeZone, now } = snapshot.clock;
  const shown = isThread ? messages : messages.filter((message) => !isReply(message));
  const newest = shown.at(-1);
  const [firstNew] = useState(() => firstUnread(shown, snapshot.me, unread));
  const { list, onScroll } = useStickToEnd(`${shown.length} ${newest?.ts}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the messages must be scrollable by keyboard.
    <div className="messages" role="log" aria-label={label} ref={list} onScroll={onScroll} tabIndex={0}>
      <div className="messages-inner">
        {shown.length === 0 ? <p className="empty">{empty}</p> : null}
        {shown.map((message, index) => {
          const moment = momentOf(message.ts);
          const before = shown[index - 1];
          const isNewDay = !before || !isSameDay(momentOf(before.ts), moment, timeZone);
          return (
            <Fragment key={message.ts}>
              {isNewDay && !isThread ? (
                <div className="day">
                  <span>{nameDay(moment, new Date(now), timeZone)}</span>
                </div>
              ) : null}
              {message.ts === firstNew ? (
                <div className="new-line" data-first-new>
                  <span>New</span>
                </div>
              ) : null}
              <Message
                message={message}
                replies={isThread ? undefined : repliesTo(messages, message.ts)}
                canThread={!isThread}
              />
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}
