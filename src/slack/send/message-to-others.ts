// Sends a message to other people, at most once. If it doesn't arrive, the person who asked for it reads why.
import type { Clients } from "../api/clients.js";
import { NOT_EDITABLE, slackErrorOf } from "../api/slack-error.js";
import { Refusal } from "../define/refusal.js";
import type { ChannelMessage, DirectMessage } from "../define/replies.js";
import type { Message } from "../message/blocks.js";
import type { Charts } from "./charts.js";
import { sendOnce } from "./delivery.js";
import { sendFitting } from "./fitting.js";

const CHANNEL_REFUSALS: Record<string, string> = {
  not_in_channel: "I'm not in that channel, so I couldn't post there. Type `/invite @Bookend` in it, then try again.",
  channel_not_found: "I can't see that channel. If it's private, type `/invite @Bookend` in it, then try again.",
  is_archived: "That channel is archived, so nothing can be posted there. Try a different one.",
  ratelimited: "Slack is limiting posts in that channel. Please share it again in a minute.",
  no_answer: "I couldn't reach Slack, so nothing was posted. Please share it again in a minute.",
  restricted_action: "This workspace doesn't let apps post in that channel. Try a different one.",
};

const UNCONFIRMED = "Slack didn't confirm the post. Check the channel. If it isn't there, share it again.";

interface SendFailure {
  reason: string;
  error: unknown;
}

/** For a problem that the person can't fix. The log has the details. */
const unexpectedRefusal = (what: string, { reason, error }: SendFailure) =>
  new Refusal(`${what} (${reason}). Please tell the person who runs Bookend.`, { cause: error });

/** What it takes to send a message. */
interface Sender extends Pick<Clients, "poster"> {
  charts: Charts;
}

interface Delivery {
  /** The id of a channel or a person. */
  channel: string;
  message: Message;
  ifNotSent: (() => Promise<void>) | undefined;
  /** What the person reads when the message may or may not have arrived. */
  unconfirmed: string;
  toRefusal: (failure: SendFailure) => Refusal;
}

/** Posts the message and returns where it is. Throws Refusal unless Slack confirmed it. */
async function post({ poster, charts }: Sender, delivery: Delivery): Promise<{ channel: string; ts: string }> {
  const { channel, message } = delivery;
  const result = await sendOnce(poster, { channel, message, charts });
  if (result.kind === "sent") return { channel: result.channel, ts: result.ts };
  if (result.kind === "unknown" && result.mayHaveArrived)
    throw new Refusal(delivery.unconfirmed, { cause: result.error });
  await delivery.ifNotSent?.();
  throw delivery.toRefusal(result);
}

/** Posts or redraws a message in a channel. Throws Refusal unless Slack confirmed it. */
export async function sendToChannel(clients: Sender, reply: ChannelMessage): Promise<void> {
  const { channel, message, ifNotSent, onSent } = reply;
  if (reply.ts) return redraw(clients, { ...reply, ts: reply.ts });
  const { ts } = await post(clients, {
    ...{ channel, message, ifNotSent, unconfirmed: UNCONFIRMED },
    toRefusal(failure) {
      const known = CHANNEL_REFUSALS[failure.reason];
      return known ? new Refusal(known) : unexpectedRefusal("Slack didn't let me post in that channel", failure);
    },
  });
  if (onSent) await recordPost(() => onSent(ts));
}

async function recordPost(record: () => Promise<void>): Promise<void> {
  try {
    // The database may only have been busy, so try a second time.
    await record().catch(record);
  } catch (cause) {
    const words =
      "It's posted, but I couldn't save where, so I can't change it later. A workspace admin can delete it.";
    throw new Refusal(words, { cause });
  }
}

/** Redraws a message of ours. Throws Refusal if it couldn't: then the old message is still there, or was deleted. */
async function redraw(
  { poster, charts }: Sender,
  { channel, ts, message, ifNotSent }: ChannelMessage & { ts: string },
): Promise<void> {
  try {
    await sendFitting({ message, charts }, (content) => poster.chat.update({ channel, ts, ...content }));
  } catch (cause) {
    const name = slackErrorOf(cause) ?? "";
    if (name === "message_not_found") {
      await ifNotSent?.();
      throw new Refusal("The post was deleted from its channel, so there's nothing to change there.");
    }
    const words = NOT_EDITABLE.includes(name)
      ? "This workspace no longer lets me edit the post, so it still shows the old text. To take it back, change who can read it."
      : "I couldn't change the post, so it may still show the old text. Please try again in a minute.";
    throw new Refusal(words, { cause });
  }
}

/** Sends a direct message and returns where it is. Throws Refusal unless Slack confirmed it. */
export async function sendToPerson(
  clients: Sender,
  reply: Omit<DirectMessage, "kind">,
): Promise<{ channel: string; ts: string }> {
  const { to, message, ifNotSent, notSent } = reply;
  return post(clients, {
    ...{ channel: to, message, ifNotSent },
    unconfirmed:
      reply.unconfirmed ??
      "Slack didn't confirm my message to that person. If they didn't get it, ask again in a minute.",
    toRefusal(failure) {
      if (notSent) return new Refusal(notSent, { cause: failure.error });
      return ["ratelimited", "no_answer"].includes(failure.reason)
        ? new Refusal("I couldn't send my message to that person, so nothing was done. Please try again in a minute.")
        : unexpectedRefusal("Slack didn't let me send my message to that person, so nothing was done", failure);
    },
  });
}
