// What a feature answers with, and the one place that sends it to Slack.
import type { ModalView } from "@slack/types";
import type { Clients } from "../api/clients.js";
import { retryAfterOf, slackErrorOf } from "../api/slack-error.js";
import { Refusal } from "../define/refusal.js";
import { toInfoModal } from "../message/info-modal.js";
import type { Message } from "../message/parts.js";
import type { Request } from "../receive/request.js";
import { type ChannelMessage, type DirectMessage, sendToChannel, sendToPerson } from "./channel-message.js";

export type Reply =
  /** Opens a form, or puts it on top of the open one. */
  | { kind: "modal"; view: ModalView }
  /** Shows the open form anew, keeping what was typed. Only as the answer to a submission. */
  | { kind: "redrawForm"; view: ModalView }
  /** Marks fields of the open form. Only as the answer to a submission. */
  | { kind: "fieldErrors"; errors: Record<string, string> }
  /** Only the person who asked sees it, where they asked. */
  | { kind: "whisper"; message: Message }
  /** Takes the place of the message whose button was clicked, if only that person sees it; else a whisper. */
  | { kind: "replace"; message: Message }
  /** Composed only after the ack, for what takes time. */
  | { kind: "afterAck"; compose: () => Promise<Reply> }
  /** Everyone in the channel sees it. */
  | ChannelMessage
  /** A message to one person, in their conversation with Bookend. */
  | DirectMessage
  /** Takes back what was said. */
  | { kind: "retract"; channel: string; ts: string };

/** Replies are sent in their order; when one fails, the rest are not sent. */
export type Replies = Reply | readonly Reply[];

export const modal = (view: ModalView): Reply => ({ kind: "modal", view });
export const redrawForm = (view: ModalView): Reply => ({ kind: "redrawForm", view });
export const fieldErrors = (errors: Record<string, string>): Reply => ({ kind: "fieldErrors", errors });
export const whisper = (message: Message): Reply => ({ kind: "whisper", message });
export const replace = (message: Message): Reply => ({ kind: "replace", message });
export const channelMessage = (
  channel: string,
  message: Message,
  saying: Omit<ChannelMessage, "kind" | "channel" | "message"> = {},
): Reply => ({
  kind: "channelMessage",
  channel,
  message,
  ...saying,
});
/** `otherwise` runs when it certainly did not arrive. */
export const directMessage = (to: string, message: Message, otherwise: () => Promise<void>): Reply => ({
  kind: "directMessage",
  to,
  message,
  ifNotSent: otherwise,
});
export const retract = (channel: string, ts: string): Reply => ({ kind: "retract", channel, ts });

export const afterAck = (compose: () => Promise<Reply>): Reply => ({ kind: "afterAck", compose });

export const repliesOf = (answer: Replies): readonly Reply[] => (Array.isArray(answer) ? answer : [answer as Reply]);

// A response_url works in every channel, also where the app is no member; a channel message only where it is; a
// direct message always. The first that succeeds counts: seeing "saved" twice is better than not at all.
async function sendWhisper(clients: Clients, request: Request, message: Message): Promise<void> {
  const { client } = clients;
  if (request.view && (await showInView(clients, request, message))) return;
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

/** False when it may not have come about: what is to be said is said elsewhere then. */
async function tryTo(show: () => Promise<unknown>): Promise<boolean> {
  try {
    await show();
    return true;
  } catch {
    return false;
  }
}

/** In the Home and in a modal there is no place for a message: it is shown as a modal. */
const showInView = (clients: Clients, request: Request, message: Message) =>
  tryTo(() => openModal(clients, request, toInfoModal(message)));

async function sendReplacement(clients: Clients, request: Request, message: Message): Promise<void> {
  const { client, viewer } = clients;
  const { from, responseUrl, channel, view } = request;
  if (
    view &&
    !view.isHome &&
    (await tryTo(() => viewer.views.update({ view_id: view.id, view: toInfoModal(message) })))
  )
    return;
  if (from?.ephemeral && responseUrl && (await respond(responseUrl, { ...message, replace_original: true }))) return;
  if (from && channel?.id.startsWith("D")) {
    await client.chat.update({ channel: channel.id, ts: from.ts, ...message });
    return;
  }
  await sendWhisper(clients, request, message);
}

async function openModal({ viewer }: Clients, request: Request, view: ModalView): Promise<void> {
  if (!request.triggerId) throw new Error("Nothing was clicked or typed that could open a form.");
  const call = { trigger_id: request.triggerId, view };
  try {
    await (request.view && !request.view.isHome ? viewer.views.push(call) : viewer.views.open(call));
  } catch (error) {
    const name = slackErrorOf(error) ?? "";
    // A trigger serves once: the form opened at our first try, whose answer was lost.
    if (name === "exchanged_trigger_id") return;
    if (/_trigger(_id)?$/.test(name)) {
      throw new Refusal("Slack gave up waiting before the form could open. Please try again.");
    }
    if (retryAfterOf(error) !== undefined) throw new Refusal("Slack asks for a pause. Please try again in a minute.");
    throw error;
  }
}

/** Sends one reply after the ack. Throws Refusal for what the person can mend, Slack's own error otherwise. */
export async function send(clients: Clients, request: Request, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case "modal":
      return openModal(clients, request, reply.view);
    case "whisper":
      return sendWhisper(clients, request, reply.message);
    case "replace":
      return sendReplacement(clients, request, reply.message);
    case "channelMessage":
      return sendToChannel(clients, reply);
    case "directMessage":
      return sendToPerson(clients, reply);
    case "retract":
      await clients.client.chat.delete({ channel: reply.channel, ts: reply.ts });
      return;
    case "afterAck":
      return send(clients, request, await reply.compose());
    case "redrawForm":
    case "fieldErrors":
      throw new Error(`The reply ${reply.kind} belongs into the answer to a submission.`);
  }
}
