// Sends what others see: at most once, and whoever asked for it is told when it does not stand there.

import type { Clients } from "../api/clients.js";
import { NOT_EDITABLE, slackErrorOf } from "../api/slack-error.js";
import { Refusal } from "../define/refusal.js";
import type { Message } from "../message/parts.js";
import { sendOnce } from "../posts/delivery.js";

/** To everyone in a channel. */
export interface ChannelMessage {
  kind: "channelMessage";
  channel: string;
  message: Message;
  /** Draws this message of ours anew instead of posting another. */
  ts?: string | undefined;
  /** Runs when it certainly does not stand there, so that it may be tried again. */
  ifNotSent?: () => Promise<void>;
  /** Told where it stands. */
  onSent?: (ts: string) => Promise<void>;
}

/** To one person, in their conversation with Bookend. */
export interface DirectMessage {
  kind: "directMessage";
  to: string;
  message: Message;
  /** Runs when it certainly did not arrive. */
  ifNotSent: () => Promise<void>;
}

const CHANNEL_PROBLEMS: Record<string, string> = {
  not_in_channel: "I am not in that channel, so I could not post there. Type `/invite @Bookend` in it, then try again.",
  channel_not_found: "I cannot see that channel. If it is private, type `/invite @Bookend` in it, then try again.",
  is_archived: "That channel is archived, so nothing can be posted there. Try it in another one.",
  ratelimited: "Slack asks for a pause in that channel. Please share it again in a minute.",
  no_answer: "I could not reach Slack, so nothing was posted. Please share it again in a minute.",
  restricted_action: "This workspace does not let apps post in that channel. Try it in another one.",
};

const UNCONFIRMED = "Slack did not confirm it. Look whether it is in the channel. If it is not, share it again.";

/** Nothing the person can mend: whoever looks after Bookend finds the rest in the log. */
const unforeseen = (what: string, { reason, error }: { reason: string; error: unknown }) =>
  new Refusal(`${what} (${reason}). Tell whoever looks after Bookend.`, { cause: error });

interface Delivery {
  place: string;
  message: Message;
  otherwise: (() => Promise<void>) | undefined;
  unconfirmed: string;
  toTrouble: (refused: { reason: string; error: unknown }) => Refusal;
}

/** Posts it and says where it stands. Throws Refusal when it does not, or may not. */
async function post(clients: Clients, { place, message, otherwise, ...words }: Delivery): Promise<string> {
  const result = await sendOnce(clients.poster, { channel: place, message });
  if (result.kind === "sent") return result.ts;
  if (result.kind === "unknown" && result.left) throw new Refusal(words.unconfirmed, { cause: result.error });
  await otherwise?.();
  throw words.toTrouble(result);
}

export async function sendToChannel(clients: Clients, reply: ChannelMessage): Promise<void> {
  const { channel: place, message, ifNotSent: otherwise, onSent: sent } = reply;
  if (reply.ts) return redraw(clients, { ...reply, ts: reply.ts });
  const ts = await post(clients, {
    ...{ place, message, otherwise, unconfirmed: UNCONFIRMED },
    toTrouble(refused) {
      const known = CHANNEL_PROBLEMS[refused.reason];
      return known ? new Refusal(known) : unforeseen("Slack did not let me post in that channel", refused);
    },
  });
  if (sent) await writeDown(() => sent(ts));
}

async function writeDown(sent: () => Promise<void>): Promise<void> {
  try {
    // The database may only have been busy.
    await sent().catch(sent);
  } catch (cause) {
    const words =
      "It is posted, but I could not write down where, so I cannot change it later. A workspace admin can delete it.";
    throw new Refusal(words, { cause });
  }
}

/** Draws a message of ours anew. Whatever Slack says, it still stands where it did, unless it is gone. */
async function redraw(
  clients: Clients,
  { channel, ts, message, ifNotSent: otherwise }: ChannelMessage & { ts: string },
): Promise<void> {
  try {
    await clients.poster.chat.update({ channel, ts, ...message });
  } catch (cause) {
    const name = slackErrorOf(cause) ?? "";
    if (name === "message_not_found") {
      await otherwise?.();
      throw new Refusal("The post was deleted in its channel, so there is nothing to change there.");
    }
    const what = NOT_EDITABLE.includes(name)
      ? "This workspace does not let the post be changed any more: it still shows what stood there before. To take it back, choose other readers."
      : "Slack did not change the post: it may still show what stood there before. Try again in a minute.";
    throw new Refusal(what, { cause });
  }
}

export async function sendToPerson(
  clients: Clients,
  { to: place, message, ifNotSent: otherwise }: DirectMessage,
): Promise<void> {
  await post(clients, {
    ...{ place, message, otherwise },
    unconfirmed: "Slack did not confirm my question to that person. If they did not get it, ask again in a minute.",
    toTrouble: (refused) =>
      ["ratelimited", "no_answer"].includes(refused.reason)
        ? new Refusal("I could not send my question to that person, so nothing was done. Please try again in a minute.")
        : unforeseen("Slack did not take my question to that person, so nothing was done", refused),
  });
}
