// The messages in the conversations: those everyone sees, and whispers that only one person sees.
import type { MessageMetadata } from "@slack/types";
import type { StateValues } from "./block-kit/elements.js";
import type { MessageBlock } from "./block-kit/message-block.js";
import type { Sequence } from "./sequence.js";

export interface Message {
  channel: string;
  ts: string;
  text: string;
  blocks: MessageBlock[];
  user: string;
  /** Set when the app wrote it. */
  botId: string | undefined;
  metadata: MessageMetadata | undefined;
  threadTs: string | undefined;
  /** The ids of the files shared with it. */
  files: readonly string[];
  edited: { user: string; ts: string } | undefined;
  /** The one person who sees it; undefined when everyone in the channel does. */
  visibleTo: string | undefined;
  /** Deleted messages stay in the log so that tests can check them. */
  deleted: boolean;
}

export type MessageDraft = Pick<Message, "channel" | "text" | "blocks" | "user"> & Partial<Message>;
export type MessageChanges = Partial<Pick<Message, "text" | "blocks" | "metadata" | "edited">>;

export class MessageLog {
  readonly #messages: Message[] = [];
  readonly #selections = new Map<string, StateValues>();
  readonly #sequence: Sequence;

  constructor(sequence: Sequence) {
    this.#sequence = sequence;
  }

  post(draft: MessageDraft): Message {
    return this.#append(draft, this.#sequence.ts());
  }

  /** Restores a message from an earlier run; restore the oldest first. */
  restore(draft: MessageDraft, ts: string): Message {
    this.#sequence.passTs(ts);
    return this.#append(draft, ts);
  }

  #append(draft: MessageDraft, ts: string): Message {
    const message: Message = {
      botId: undefined,
      metadata: undefined,
      threadTs: undefined,
      files: [],
      edited: undefined,
      visibleTo: undefined,
      deleted: false,
      ...draft,
      ts,
    };
    this.#messages.push(message);
    return message;
  }

  change(message: Message, changes: MessageChanges): Message {
    return Object.assign(message, changes);
  }

  /** A message everyone sees. */
  find(channelId: string, ts: string): Message | undefined {
    return this.#messages.find(
      (message) => message.channel === channelId && message.ts === ts && !message.visibleTo && !message.deleted,
    );
  }

  in(channelId: string): Message[] {
    return this.#messages.filter((message) => message.channel === channelId && !message.visibleTo);
  }

  /** The replies everyone sees in a message's thread, oldest first. */
  repliesTo(channelId: string, ts: string): Message[] {
    return this.in(channelId).filter((message) => message.threadTs === ts && !message.deleted);
  }

  whispersTo(userId: string, channelId?: string): Message[] {
    return this.#messages.filter(
      (message) => message.visibleTo === userId && (channelId === undefined || message.channel === channelId),
    );
  }

  /** What a person chose in a message's menus; in Slack, their own client remembers it. */
  selectionsOf(userId: string, message: Message): StateValues {
    const key = `${userId} ${message.channel} ${message.ts}`;
    const selections = this.#selections.get(key) ?? {};
    this.#selections.set(key, selections);
    return selections;
  }
}
