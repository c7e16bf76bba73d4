// A shortcut in a message's menu: its definition, and the message it was chosen on.
import { z } from "zod";
import type { Replies } from "./replies.js";

interface ChosenMessage {
  text: string;
  /** The id of the person who wrote it; undefined for an app. */
  author: string | undefined;
  channel: string;
  ts: string;
}

export interface MessageShortcut<C> {
  /** Its callback_id in the manifest. */
  name: string;
  run(ctx: C, message: ChosenMessage): Promise<Replies>;
}

export function defineMessageShortcut<C>(definition: MessageShortcut<C>): MessageShortcut<C> {
  return definition;
}

const Payload = z.object({
  type: z.literal("message_action"),
  channel: z.object({ id: z.string() }),
  message: z.object({
    text: z.string().default(""),
    user: z.string().nullish(),
    bot_id: z.string().nullish(),
    ts: z.string(),
  }),
});

/** The message the shortcut was chosen on; undefined for a global shortcut. */
export function readChosenMessage(body: unknown): ChosenMessage | undefined {
  const read = Payload.safeParse(body).data;
  if (!read) return undefined;
  const { text, user, bot_id: botId, ts } = read.message;
  return { text, author: botId ? undefined : (user ?? undefined), channel: read.channel.id, ts };
}
