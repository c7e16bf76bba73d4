// What a feature answers with, and the one place that sends it to Slack.
import type { ModalView } from "@slack/types";
import { WebAPIRateLimitedError, type WebClient } from "@slack/web-api";
import type { Message } from "./blocks.js";
import { toInfoModal } from "./info-modal.js";
import { Refusal } from "./refusal.js";
import type { Request } from "./request.js";

export type Reply =
  /** Opens a form, or puts it on top of the open one. */
  | { kind: "modal"; view: ModalView }
  /** Shows the open form anew, keeping what was typed. Only as the answer to a submission. */
  | { kind: "again"; view: ModalView }
  /** Marks fields of the open form. Only as the answer to a submission. */
  | { kind: "fieldErrors"; errors: Record<string, string> }
  /** Only the person who asked sees it, where they asked. */
  | { kind: "whisper"; message: Message }
  /** Takes the place of the message whose button was clicked, if only that person sees it; else a whisper. */
  | { kind: "replace"; message: Message }
  /** Composed only after the ack, for what takes time. */
  | { kind: "later"; compose: () => Promise<Reply> }
  /** Everyone in the channel sees it. */
  | ({ kind: "say"; channel: string; message: Message } & Saying)
  /** A message to one person, in their conversation with Bookend. */
  | { kind: "dm"; to: string; message: Message }
  /** Takes back what was said. */
  | { kind: "retract"; channel: string; ts: string };

interface Saying {
  /** Draws this message of ours anew instead of posting another. */
  ts?: string | undefined;
  /** Runs when Slack refused it, so that it may be tried again. */
  otherwise?: () => Promise<void>;
  /** Told where it stands. */
  sent?: (ts: string) => Promise<void>;
}

/** Replies are sent in their order; when one fails, the rest are not sent. */
export type Answer = Reply | readonly Reply[];

export const modal = (view: ModalView): Reply => ({ kind: "modal", view });
export const again = (view: ModalView): Reply => ({ kind: "again", view });
export const fieldErrors = (errors: Record<string, string>): Reply => ({ kind: "fieldErrors", errors });
export const whisper = (message: Message): Reply => ({ kind: "whisper", message });
export const replace = (message: Message): Reply => ({ kind: "replace", message });
export const say = (channel: string, message: Message, saying: Saying = {}): Reply => ({
  kind: "say",
  channel,
  message,
  ...saying,
});
export const dm = (to: string, message: Message): Reply => ({ kind: "dm", to, message });
export const retract = (channel: string, ts: string): Reply => ({ kind: "retract", channel, ts });

export const later = (compose: () => Promise<Reply>): Reply => ({ kind: "later", compose });

export const repliesOf = (answer: Answer): readonly Reply[] => (Array.isArray(answer) ? answer : [answer as Reply]);

/**
 * Slack's own name for what went wrong, such as `not_in_channel`; undefined when Slack did not answer. (What a proxy
 * answers in its place, a page of HTML, arrives in the same field.)
 */
export function slackErrorOf(error: unknown): string | undefined {
  const name = (error as { data?: { error?: unknown } } | undefined)?.data?.error;
  return typeof name === "string" && /^\w{1,80}$/.test(name) ? name : undefined;
}

// A response_url works in every channel, also where the app is no member; a channel message only where it is; a
// direct message always. The first that succeeds counts: seeing "saved" twice is better than not at all.
async function sendWhisper(client: WebClient, request: Request, message: Message): Promise<void> {
  if (request.view && (await showInView(client, request, message))) return;
  if (
    request.responseUrl &&
    (await respond(request.responseUrl, { ...message, response_type: "ephemeral", replace_original: false }))
  )
    return;
  const { channel, userId } = request;
  if (channel && !channel.id.startsWith("D")) {
    try {
      await client.chat.postEphemeral({ channel: channel.id, user: userId, ...message });
      return;
    } catch (error) {
      if (slackErrorOf(error) === undefined) throw error;
    }
  }
  await client.chat.postMessage({ channel: userId, ...message, unfurl_links: false, unfurl_media: false });
}

async function respond(responseUrl: string, body: object): Promise<boolean> {
  try {
    const response = await fetch(responseUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** In the Home and in a modal there is no place for a message: it is shown as a modal. False when Slack refused that. */
async function showInView(client: WebClient, request: Request, message: Message): Promise<boolean> {
  try {
    await openModal(client, request, toInfoModal(message));
    return true;
  } catch (error) {
    if (error instanceof Refusal || slackErrorOf(error) !== undefined) return false;
    throw error;
  }
}

async function sendReplacement(client: WebClient, request: Request, message: Message): Promise<void> {
  const { from, responseUrl, channel, view } = request;
  if (view && !view.isHome) {
    await client.views.update({ view_id: view.id, view: toInfoModal(message) });
    return;
  }
  if (from?.ephemeral && responseUrl && (await respond(responseUrl, { ...message, replace_original: true }))) return;
  if (from && channel?.id.startsWith("D")) {
    await client.chat.update({ channel: channel.id, ts: from.ts, ...message });
    return;
  }
  await sendWhisper(client, request, message);
}

const CHANNEL_TROUBLE: Record<string, string> = {
  not_in_channel: "I am not in that channel, so I could not post there. Type `/invite @Bookend` in it, then try again.",
  channel_not_found: "I cannot see that channel. If it is private, type `/invite @Bookend` in it, then try again.",
  is_archived: "That channel is archived, so nothing can be posted there. Try it in another one.",
  ratelimited: "Slack asks for a pause in that channel. Please share it again in a minute.",
  restricted_action: "This workspace does not let apps post in that channel. Try it in another one.",
};

async function sendToChannel(clients: Clients, reply: Extract<Reply, { kind: "say" }>): Promise<void> {
  const { channel, message, otherwise, ts: before } = reply;
  try {
    const { ts } = before
      ? await clients.poster.chat.update({ channel, ts: before, ...message })
      : await clients.poster.chat.postMessage({ channel, ...message, unfurl_links: false, unfurl_media: false });
    if (ts) await reply.sent?.(ts);
  } catch (error) {
    const name = slackErrorOf(error) ?? (error instanceof WebAPIRateLimitedError ? "ratelimited" : undefined);
    if (name === undefined) {
      throw new Refusal("Slack did not confirm it. Look whether it is in the channel. If it is not, share it again.");
    }
    await otherwise?.();
    const trouble = CHANNEL_TROUBLE[name];
    if (trouble) throw new Refusal(trouble);
    throw error;
  }
}

async function openModal(client: WebClient, request: Request, view: ModalView): Promise<void> {
  if (!request.triggerId) throw new Error("Nothing was clicked or typed that could open a form.");
  const call = { trigger_id: request.triggerId, view };
  try {
    await (request.view && !request.view.isHome ? client.views.push(call) : client.views.open(call));
  } catch (error) {
    const name = slackErrorOf(error) ?? "";
    // A trigger serves once: the form opened at our first try, whose answer was lost.
    if (name === "exchanged_trigger_id") return;
    if (/_trigger(_id)?$/.test(name)) {
      throw new Refusal("Slack gave up waiting before the form could open. Please try again.");
    }
    throw error;
  }
}

export interface Clients {
  /** Tries again a few times: for what a person sees once, also when it was sent twice. */
  client: WebClient;
  /** Never tries again: chat.postMessage has no idempotency key. */
  poster: WebClient;
}

/** Sends one reply after the ack. Throws Refusal for what the person can mend, Slack's own error otherwise. */
export async function send(clients: Clients, request: Request, reply: Reply): Promise<void> {
  const { client } = clients;
  switch (reply.kind) {
    case "modal":
      return openModal(client, request, reply.view);
    case "whisper":
      return sendWhisper(client, request, reply.message);
    case "replace":
      return sendReplacement(client, request, reply.message);
    case "say":
      return sendToChannel(clients, reply);
    case "dm":
      await client.chat.postMessage({ channel: reply.to, ...reply.message, unfurl_links: false, unfurl_media: false });
      return;
    case "retract":
      await client.chat.delete({ channel: reply.channel, ts: reply.ts });
      return;
    case "later":
      return send(clients, request, await reply.compose());
    case "again":
    case "fieldErrors":
      throw new Error(`The reply ${reply.kind} belongs into the answer to a submission.`);
  }
}
