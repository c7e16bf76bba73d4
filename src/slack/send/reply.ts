// The one place that sends a feature's reply to Slack.
import type { ModalView } from "@slack/types";
import type { Clients } from "../api/clients.js";
import { retryAfterMsOf, slackErrorOf } from "../api/slack-error.js";
import { Refusal } from "../define/refusal.js";
import type { DirectQuestion, Replacement, Reply, Whisper } from "../define/replies.js";
import type { FileReply } from "../define/send-file.js";
import type { Content, Message } from "../message/blocks.js";
import { toInfoModal } from "../message/info-modal.js";
import type { Charts } from "./charts.js";
import type { FileJobs } from "./file-jobs.js";
import { toStartedMessage } from "./file-words.js";
import { sendFitting } from "./fitting.js";
import { sendToChannel, sendToPerson } from "./message-to-others.js";
import type { Questions } from "./questions.js";
import { retractPost } from "./retraction.js";

/** What it takes to send a reply. */
export interface Sender extends Clients {
  questions: Pick<Questions, "redraw" | "prepare">;
  charts: Charts;
  /** The same for messages that only one person sees. */
  whisperCharts: Charts;
  files: Pick<FileJobs, "start" | "stop">;
}

/** Where a person asked. That decides where the reply can appear. */
export interface ReplyTarget {
  userId: string;
  /** Stays the same when the request is redelivered, clicked twice or replayed. Every new request gets a new one. */
  key: string;
  channel: { id: string } | undefined;
  /** Opens one modal, within 3 seconds: https://docs.slack.dev/interactivity/handling-user-interaction */
  triggerId: string | undefined;
  /** Takes 5 messages within 30 minutes, in any channel: https://docs.slack.dev/interactivity/handling-user-interaction */
  responseUrl: string | undefined;
  /** The message whose button was clicked, or opened the form. */
  clickedMessage: { ts: string; ephemeral: boolean } | undefined;
  /** The modal or Home they clicked in. */
  view: { id: string; isHome: boolean; isTop: boolean } | undefined;
  /** The id of the modal whose button opened the form they submitted. Once the form has closed, they see it again. */
  modalBelow: string | undefined;
}

// Tries one way after another until one works. A response_url works in every channel, even if the app isn't a member. An
// ephemeral message works only where it is. A direct message always works. If an attempt's answer is lost, the person
// may read "saved" twice, which is better than not at all.
async function sendWhisper(clients: Sender, target: ReplyTarget, reply: Whisper): Promise<void> {
  const { client, charts, whisperCharts } = clients;
  const { channel, userId } = target;
  const { message } = reply;
  if (target.view && (await succeeds(() => openModal(clients, target, toInfoModal(reply))))) return;
  if (await respondFitting(clients, target, message, { response_type: "ephemeral", replace_original: false })) return;
  if (channel && !channel.id.startsWith("D")) {
    const ephemeral = { channel: channel.id, user: userId };
    const show = () =>
      sendFitting({ message, charts: whisperCharts }, (content) =>
        client.chat.postEphemeral({ ...ephemeral, ...content }),
      );
    if (await succeeds(show)) return;
  }
  const at = { channel: userId, unfurl_links: false, unfurl_media: false };
  await sendFitting({ message, charts }, (content) => client.chat.postMessage({ ...at, ...content }));
}

/** Answers over the response_url, if there is one. False when it failed or may have failed. */
async function respondFitting(
  { respond, whisperCharts }: Sender,
  { responseUrl }: ReplyTarget,
  message: Message,
  how: { response_type: "ephemeral"; replace_original: false } | { replace_original: true },
): Promise<boolean> {
  if (!responseUrl) return false;
  const respondWith = (content: Content) => respond(responseUrl, { ...content, ...how });
  try {
    return (await sendFitting({ message, charts: whisperCharts }, respondWith)).answer;
  } catch {
    return false;
  }
}

/** False when it failed or may have failed. The caller then tries another place. */
async function succeeds(show: () => Promise<unknown>): Promise<boolean> {
  try {
    await show();
    return true;
  } catch {
    return false;
  }
}

async function sendReplacement(clients: Sender, target: ReplyTarget, reply: Replacement): Promise<void> {
  const { client, viewer, questions, charts } = clients;
  const { clickedMessage, channel, view } = target;
  const { message } = reply;
  const modal = view && !view.isHome ? view.id : target.modalBelow;
  if (modal) {
    const update = { view_id: modal, view: toInfoModal(reply) };
    if (await succeeds(() => viewer.views.update(update))) return;
  }
  if (clickedMessage?.ephemeral && (await respondFitting(clients, target, message, { replace_original: true }))) return;
  if (clickedMessage && !clickedMessage.ephemeral && channel?.id.startsWith("D")) {
    const at = { channel: channel.id, ts: clickedMessage.ts };
    // A question that we know by its message looks the same wherever it was answered.
    if (await questions.redraw(at)) return;
    const redraw = () => sendFitting({ message, charts }, (content) => client.chat.update({ ...at, ...content }));
    if (await succeeds(redraw)) return;
  }
  await sendWhisper(clients, target, { ...reply, kind: "whisper" });
}

const NO_FILES =
  "I can't take files in this workspace. A workspace admin can change that: reinstall Bookend with the scope files:read.";

async function openModal({ viewer }: Clients, target: ReplyTarget, view: ModalView): Promise<void> {
  // Slack puts no fourth modal on top of three.
  if (target.view?.isTop) return void (await viewer.views.update({ view_id: target.view.id, view }));
  if (!target.triggerId) throw new Error("There is no trigger_id to open a modal with.");
  const call = { trigger_id: target.triggerId, view };
  try {
    await (target.view && !target.view.isHome ? viewer.views.push(call) : viewer.views.open(call));
  } catch (error) {
    const name = slackErrorOf(error) ?? "";
    // A trigger works once. Our first try opened the modal, and Slack's answer was lost.
    if (name === "exchanged_trigger_id") return;
    if (/_trigger(_id)?$/.test(name)) {
      throw new Refusal("Slack stopped waiting before the form could open. Please try again.", { mayPass: true });
    }
    // Slack shows no form with a file to an app that may not read files.
    if (name === "missing_scope") throw new Refusal(NO_FILES, { cause: error });
    if (retryAfterMsOf(error) !== undefined) {
      throw new Refusal("Slack is limiting requests. Please try again in a minute.", { mayPass: true });
    }
    throw error;
  }
}

async function sendQuestion(clients: Sender, { question, ...reply }: DirectQuestion): Promise<void> {
  const { message, remember } = await clients.questions.prepare({ ...question, person: reply.to });
  await remember(await sendToPerson(clients, { ...reply, message }));
}

/** Says where they asked that it is being made, unless that is where they see it anyway. */
async function startFile(clients: Sender, target: ReplyTarget, file: FileReply): Promise<void> {
  const channel = await clients.files.start(target, file);
  const isSeen = target.channel?.id === channel && !target.view && !target.clickedMessage;
  if (channel === undefined || isSeen) return;
  const started = { message: toStartedMessage(file.title), title: "Download" };
  if (file.inPlace) await sendReplacement(clients, target, { kind: "replace", ...started });
  // What takes the place of the third modal must not be this: people go on with what they see there.
  else
    await sendWhisper(clients, target.view?.isTop ? { ...target, view: undefined } : target, {
      kind: "whisper",
      ...started,
    });
}

/** Sends one reply after the ack. Throws Refusal if the person can do something about it, otherwise Slack's error. */
export async function send(clients: Sender, target: ReplyTarget, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case "modal":
      return openModal(clients, target, reply.view);
    case "whisper":
      return sendWhisper(clients, target, reply);
    case "replace":
      return sendReplacement(clients, target, reply);
    case "channelMessage":
      return sendToChannel(clients, reply);
    case "directMessage":
      await sendToPerson(clients, reply);
      return;
    case "directQuestion":
      return sendQuestion(clients, reply);
    case "retract":
      await retractPost(clients.viewer, reply);
      return;
    case "saved":
    case "afterClose":
      return send(clients, target, await reply.compose());
    case "sendFile":
      return startFile(clients, target, reply);
    case "redrawForm":
    case "fieldErrors":
    case "afterAck":
      throw new Error(`The reply ${reply.kind} can only answer a submission.`);
  }
}
