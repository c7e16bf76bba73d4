// The messages of a conversation, day by day, with the newest in sight.
import { Fragment, useLayoutEffect, useRef } from "react";
import type { MessageView } from "../contract.js";
import { Message, type Replies } from "./message.js";
import { isSameDay, momentOf, nameDay } from "./times.js";
import { useWorkspace } from "./workspace.js";

const isReply = ({ threadTs, ts }: MessageView) => threadTs !== undefined && threadTs !== ts;

function repliesTo(messages: readonly MessageView[], ts: string): Replies | undefined {
  const replies = messages.filter((message) => message.threadTs === ts && isReply(message));
  return replies.length > 0 ? { count: replies.length, last: replies.at(-1)?.ts ?? ts } : undefined;
}

/** Near enough to the end that a new message should come into sight by itself. */
const NEAR = 160;

/** Stays at the newest message, unless somebody is reading further up. */
function useStickToEnd(newest: string | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what moves the end.
  useLayoutEffect(() => {
    const element = list.current;
    if (element && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [newest]);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    // Blocks that grow, such as pictures or a message that was replaced, move the end, too.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    for (const child of [element, ...element.children]) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const element = list.current;
    if (element) isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  };
  return { list, onScroll };
}

interface ListProps {
  label: string;
  messages: readonly MessageView[];
  /** A thread shows everything; a conversation only what begins there. */
  isThread?: boolean;
  empty: string;
}

export function MessageList({ label, messages, isThread = false, empty }: ListProps) {
  const { snapshot } = useWorkspace();
  const { timeZone, now } = snapshot.clock;
  const shown = isThread ? messages : messages.filter((message) => !isReply(message));
  const newest = shown.at(-1);
  const { list, onScroll } = useStickToEnd(`${shown.length} ${newest?.ts}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard has to be able to scroll through the messages.
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
