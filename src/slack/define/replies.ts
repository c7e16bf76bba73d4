// What a feature returns: the kinds of reply as data, and the functions that make them.
import { randomUUID } from "node:crypto";
import type { ModalView } from "@slack/types";
import { cleanText } from "../../text/clean.js";
import type { Message } from "../message/blocks.js";
import type { FileReply } from "./send-file.js";

/** A message to everyone in a channel. */
export interface ChannelMessage {
  kind: "channelMessage";
  channel: string;
  message: Message;
  /** The ts of an earlier message of ours, which is redrawn instead of posting a new one. */
  ts?: string | undefined;
  /** Runs when the message certainly isn't in the channel, so the person can try again. */
  ifNotSent?: () => Promise<void>;
  /** Receives the ts of the new message. */
  onSent?: (ts: string) => Promise<void>;
}

/** A message to one person, in their conversation with Bookend. */
export interface DirectMessage {
  kind: "directMessage";
  to: string;
  message: Message;
  /** Runs when the message certainly didn't arrive. */
  ifNotSent?: () => Promise<void>;
  /** What the person who asked reads when the message may or may not have arrived. By default they may ask again. */
  unconfirmed?: string;
  /** What they read when it certainly didn't arrive. Needed if something was done all the same. */
  notSent?: string;
}

/** A question to one person, in their conversation with Bookend. It is redrawn when its answer changes. */
export interface DirectQuestion extends Omit<DirectMessage, "kind" | "message"> {
  kind: "directQuestion";
  /** The name of the question, and the ids of what it is about. */
  question: { name: string; about: readonly string[] };
}

/** Deletes a message of ours. It may fail: then the later replies are sent all the same. */
export interface Retract {
  kind: "retract";
  channel: string;
  ts: string;
  /** Runs when Slack deleted it, or doesn't find it. */
  onGone(): Promise<void>;
  /** Runs when it may still be there. */
  onKept(): Promise<void>;
}

interface PrivateMessage {
  message: Message;
  /** The title if it is shown as a modal: what is in it, at most 24 characters. A heading that says the same is left out. */
  title: string;
}

/** Slack's "ephemeral": only the person who asked sees it, where they asked. */
export interface Whisper extends PrivateMessage {
  kind: "whisper";
}

/**
 * Replaces the message whose button was clicked, or opened the form, if only that person sees it. Otherwise becomes a
 * whisper.
 */
export interface Replacement extends PrivateMessage {
  kind: "replace";
}

/**
 * Tells what was saved. It is composed after the ack, when the rows are written: if composing or showing it fails, the
 * person still reads that it is done. So whatever is read for the answer alone belongs in `compose`.
 */
interface SavedReply {
  kind: "saved";
  /** What was done, in a word or a clause: "Saved", "Deleted". */
  done: string;
  compose: () => Reply | Promise<Reply>;
}

/**
 * Answers a submission with work that takes longer than Slack waits for an ack, such as reading a file. The person reads
 * `words` on top of the form at once. What `compose` returns takes their place: a modal, or a whisper. The form below
 * stays as it was filled in, so a person who reads a "no" can go back to it.
 */
export interface LateReply {
  kind: "afterAck";
  /** The external_id of the modal with the words. */
  id: string;
  title: string;
  words: string;
  compose: () => Promise<Reply>;
}

/**
 * Answers a submission with something that may take a moment to find. The form closes at once, and what `compose` returns
 * is sent then. `compose` only reads: if it fails, the person reads that the answer couldn't be shown.
 */
interface ReadReply {
  kind: "afterClose";
  compose: () => Reply | Promise<Reply>;
}

export interface ModalReply {
  kind: "modal";
  view: ModalView;
  /** For an answer after the ack: what the person reads if they have closed the modal in the meantime. */
  ifClosed?: Reply;
}

export type Reply =
  /** Opens a modal, or puts it on top of the open one. */
  | ModalReply
  /** Redraws the open form and keeps what was typed. Can only answer a submission. */
  | { kind: "redrawForm"; view: ModalView }
  /** Shows errors at fields of the open form. Can only answer a submission. */
  | { kind: "fieldErrors"; errors: Record<string, string> }
  | Whisper
  | Replacement
  | SavedReply
  | LateReply
  | ReadReply
  | FileReply
  | ChannelMessage
  | DirectMessage
  | DirectQuestion
  | Retract;

/** Replies are sent in order. When one fails, the rest are not sent, unless one of them says that something is saved. */
export type Replies = Reply | readonly Reply[];

export const modal = (view: ModalView, options: Pick<ModalReply, "ifClosed"> = {}): Reply => ({
  kind: "modal",
  view,
  ...options,
});
export const afterAck = (compose: LateReply["compose"], options: Pick<LateReply, "title" | "words">): Reply => ({
  kind: "afterAck",
  id: randomUUID(),
  compose,
  ...options,
});
export const redrawForm = (view: ModalView): Reply => ({ kind: "redrawForm", view });
/** The errors may name what people typed, and Slack shows them as they are. */
export const fieldErrors = (errors: Record<string, string>): Reply => ({
  kind: "fieldErrors",
  errors: Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, cleanText(error)])),
});
export const whisper = (message: Message, options: Omit<PrivateMessage, "message">): Reply => ({
  kind: "whisper",
  message,
  ...options,
});
export const replace = (message: Message, options: Omit<PrivateMessage, "message">): Reply => ({
  kind: "replace",
  message,
  ...options,
});
export const saved = (compose: SavedReply["compose"], { done = "Saved" } = {}): Reply => ({
  kind: "saved",
  done,
  compose,
});
export const afterClose = (compose: ReadReply["compose"]): Reply => ({ kind: "afterClose", compose });
export const retract = (post: Omit<Retract, "kind">): Reply => ({ kind: "retract", ...post });

export const channelMessage = (
  channel: string,
  message: Message,
  options: Omit<ChannelMessage, "kind" | "channel" | "message"> = {},
): Reply => ({ kind: "channelMessage", channel, message, ...options });

export const directMessage = (
  to: string,
  message: Message,
  options: Omit<DirectMessage, "kind" | "to" | "message"> = {},
): Reply => ({ kind: "directMessage", to, message, ...options });

export const directQuestion = (
  to: string,
  question: DirectQuestion["question"],
  options: Omit<DirectQuestion, "kind" | "to" | "question">,
): Reply => ({ kind: "directQuestion", to, question, ...options });

export const toReplyList = (replies: Replies): readonly Reply[] =>
  Array.isArray(replies) ? replies : [replies as Reply];
