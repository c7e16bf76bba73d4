// What goes out once a reflection is saved: its post, where it is shared, and what its writer is told.
import { BENEFITING } from "../../content/benefits-list.js";
import { type FilledSheet, leastWritten, type Sheet } from "../../domain/reflection.js";
import { toButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { afterAck, channelMessage, type Reply, retract, whisper } from "../../slack/define/replies.js";
import {
  bold,
  buttons,
  channelMention,
  footnote,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { markShared, ownReflection } from "../../store/reflections.js";
import type { Reflection } from "../../store/saved-reflection.js";
import type { Ctx } from "../context.js";
import { formatReturn } from "../roadblocks/return-roadblock-view.js";
import { editReflectionLink, toBenefitsBlocks, toPost, whoReads } from "./reflect-view.js";
import { toTaxonomyBlocks } from "./taxonomy-view.js";

export interface SavedReflection {
  id: Reflection["id"];
  filled: FilledSheet;
  /** As it was, if it was changed. */
  before: Reflection | undefined;
}

/** Posts it, takes back what it no longer says there, and tells the writer. */
export function toSavedReplies(ctx: Ctx, saved: SavedReflection): Reply[] {
  return [...toChannelReplies(ctx, saved), afterAck(async () => whisper(await toSavedReflection(ctx, saved)))];
}

function toChannelReplies({ db, school, user }: Ctx, { id, filled, before }: SavedReflection): Reply[] {
  const posted = before?.channel && before.messageTs ? { channel: before.channel, ts: before.messageTs } : undefined;
  const stays = posted !== undefined && posted.channel === filled.channel;
  const replies: Reply[] = posted && !stays ? [retract(posted.channel, posted.ts)] : [];
  if (!filled.channel) return replies;
  const post = channelMessage(filled.channel, toMessage(...toPost(filled, user.name)), {
    ts: stays ? posted.ts : undefined,
    onSent: (messageTs) => markShared(db, school, { id, messageTs }),
    ifNotSent: () => markShared(db, school, { id, messageTs: undefined }),
  });
  return [...replies, post];
}

async function toSavedReflection(ctx: Ctx, { id, filled: { sheet } }: SavedReflection): Promise<Message> {
  const reflection = await ownReflection(ctx.db, ctx.school, { id, person: ctx.user.id });
  if (!reflection) throw new Refusal("This reflection is gone.");
  return toMessage(
    paragraph(bold(`Saved: ${sheet.name}. `), ...(await toReaders(ctx, reflection))),
    ...(sheet.key === "taxonomy" ? await toTaxonomyBlocks(ctx, reflection) : []),
    ...toIdeas(sheet, reflection),
    sheet.returns
      ? paragraph(`In ${formatReturn(ctx.school)} I ask you how it is, with your own idea beside it.`)
      : undefined,
    buttons(toButton(editReflectionLink, { reflection: reflection.id }, { text: "Edit" })),
    footnote("Only you see this message."),
  );
}

/** A post that Slack did not confirm is not taken for shared: what else is made of it only its writer sees. */
async function toReaders({ db, school }: Ctx, { id, audience, channel, messageTs }: Reflection): Promise<Inline[]> {
  if (audience !== "channel" || messageTs || !channel) return whoReads({ audience, channel });
  await markShared(db, school, { id, messageTs: undefined });
  return ["Unless the post is in ", channelMention(channel), ", only you read this."];
}

function toIdeas(sheet: Sheet, { answers }: Reflection) {
  const ideas = BENEFITING.find((who) => who === leastWritten(sheet, answers));
  return ideas ? [paragraph("You wrote least about these. What the packet says:"), ...toBenefitsBlocks(ideas)] : [];
}
