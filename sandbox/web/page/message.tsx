// One message: who wrote it and when, what it says, and what can be done with it.
import type { MessageView } from "../contract.js";
import { Avatar } from "./avatar.js";
import { Blocks } from "./blocks/blocks.js";
import { Menu } from "./menu.js";
import { MessageFiles } from "./message-files.js";
import { SurfaceContext } from "./surface.js";
import { readMrkdwn } from "./text/mrkdwn.js";
import { RichText } from "./text/rich-text.js";
import { formatMoment, formatTime, momentOf } from "./times.js";
import { useClickSurface } from "./use-click-surface.js";
import { appName, useWorkspace } from "./workspace.js";

/** A message may be in the conversation and in the open thread at the same time. */
function Body({ message, isInThread }: { message: MessageView; isInThread: boolean }) {
  const { channel, ts, blocks, text } = message;
  const id = `${isInThread ? "t" : "m"}${channel}-${ts.replace(".", "-")}`;
  const surface = useClickSurface(id, { channel, ts });
  return (
    <SurfaceContext value={surface}>
      {blocks.length > 0 ? <Blocks blocks={blocks} /> : <RichText parts={readMrkdwn(text)} />}
    </SurfaceContext>
  );
}

function Tools({ message, canThread }: { message: MessageView; canThread: boolean }) {
  const { snapshot, act, openThread } = useWorkspace();
  const shortcuts = snapshot.shortcuts.filter(({ kind }) => kind === "message");
  if (message.isWhisper || (!canThread && shortcuts.length === 0)) return null;
  return (
    <div className="tools">
      {canThread ? (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => openThread(message.threadTs ?? message.ts)}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M3 4h14v9H9l-4 4v-4H3z" />
          </svg>
        </button>
      ) : null}
      {shortcuts.length > 0 ? (
        <Menu
          label="More actions for this message"
          alignEnd
          items={shortcuts.map(({ callbackId, name }) => ({ key: callbackId, text: name, about: appName(snapshot) }))}
          onPick={(callbackId) =>
            void act({ kind: "messageShortcut", callbackId, channel: message.channel, ts: message.ts })
          }
        >
          <span aria-hidden="true">⋮</span>
        </Menu>
      ) : null}
    </div>
  );
}

function Head({ message }: { message: MessageView }) {
  const { snapshot } = useWorkspace();
  const moment = momentOf(message.ts);
  const { timeZone } = snapshot.clock;
  return (
    <div className="message-head">
      <strong>{message.userName}</strong>
      {message.isApp ? <span className="badge">App</span> : null}
      <time dateTime={moment.toISOString()} title={formatMoment(moment, timeZone)}>
        {formatTime(moment, timeZone)}
      </time>
    </div>
  );
}

export interface ReplyCount {
  count: number;
  last: string;
}

interface MessageProps {
  message: MessageView;
  replies?: ReplyCount | undefined;
  canThread?: boolean;
}

export function Message({ message, replies, canThread = true }: MessageProps) {
  const { openThread } = useWorkspace();
  return (
    <article
      className="message"
      data-whisper={message.isWhisper || undefined}
      data-ts={message.ts}
      aria-label={`${message.userName}${message.isWhisper ? ", only visible to you" : ""}`}
    >
      {message.isWhisper ? <p className="whisper">Only visible to you</p> : null}
      <Avatar id={message.userId} name={message.userName} isApp={message.isApp} />
      <div className="message-body">
        <Head message={message} />
        <Body message={message} isInThread={!canThread} />
        <MessageFiles message={message} />
        {message.isEdited ? <span className="edited">(edited)</span> : null}
        {replies ? (
          <button type="button" className="replies" onClick={() => openThread(message.ts)}>
            {replies.count === 1 ? "1 reply" : `${replies.count} replies`}
          </button>
        ) : null}
      </div>
      <Tools message={message} canThread={canThread} />
    </article>
  );
}
