// Posts what a person was shown in the channel they are in, for everyone there to read.
import { randomUUID } from "node:crypto";
import { Refusal } from "../../slack/define/refusal.js";
import { channelMessage, type Replies, replace } from "../../slack/define/replies.js";
import {
  type Block,
  buttons,
  channelMention,
  footnote,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { claimRequest, releaseRequest } from "../../store/requests.js";
import { addSharedPost } from "../../store/sent-posts.js";
import type { Ctx } from "../context.js";
import { toTakeBackButton } from "./take-back-view.js";

/** The channel to share something in. In a direct message there is nobody else to share it with. */
export const channelToShareIn = ({ channel }: Ctx): string | undefined =>
  channel && /^[CG]/.test(channel.id) ? channel.id : undefined;

interface Shared {
  /** "report". */
  what: string;
  /** What to type to see it again, after the command. */
  line: string;
  /** Of the answer, if it is a modal. */
  title: string;
  toPost(below: readonly Block[]): Promise<Message>;
}

/** Posts it in the channel, once for each click. Throws Refusal if the person can't share it there. */
export async function shareInChannel(ctx: Ctx, { what, line, title, toPost }: Shared): Promise<Replies> {
  const channel = channelToShareIn(ctx);
  if (!channel) throw new Refusal(`You can only share a ${what} in a channel. Open one and try again there.`);
  // They may have left it since they were shown the button. Posting says what's wrong if I'm not in it.
  if (!(await ctx.isInChannel(channel)) && !(await ctx.channelProblem(channel)))
    throw new Refusal(`You're not in this channel anymore, so you can't share the ${what} in it.`);
  // A double click shares once. If Slack refuses, the person may try again.
  const key = `share ${ctx.key}`;
  if (!(await claimRequest(ctx.db, ctx.school, { key, now: ctx.now }))) {
    // Even Slack may not have said if the first click's post arrived, so the person looks and decides.
    throw new Refusal(
      `You already shared this ${what}. If you don't see it in the channel, type \`${ctx.command} ${line}\` and share it from there.`,
    );
  }
  const post = await toPost([footnote(`Shared by ${ctx.user.name}.`)]);
  const share = { id: randomUUID(), channel, person: ctx.user.id, sharedAt: ctx.now };
  const shared = paragraph("Shared in ", channelMention(channel), ". Everyone there can read it.");
  return [
    channelMessage(channel, post, {
      ifNotSent: () => releaseRequest(ctx.db, ctx.school, key),
      onSent: (messageTs) => addSharedPost(ctx.db, ctx.school, { ...share, messageTs }),
    }),
    replace(toMessage(shared, buttons(toTakeBackButton(share.id))), { title }),
  ];
}
