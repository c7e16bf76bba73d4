// Saves a reflection: what is wrong with it, its row, its post in a channel, and what its writer reads afterwards.
import { errorsInAnswers, type FilledSheet, roadblockSlots } from "../../domain/reflection.js";
import { checkBackAt } from "../../domain/roadblock.js";
import { Refusal } from "../../slack/define/refusal.js";
import { channelMessage, type Replies, type Reply, retract, saved, whisper } from "../../slack/define/replies.js";
import { type Inline, type Message, toMessage } from "../../slack/message/blocks.js";
import type { Reflection } from "../../store/reflection-row.js";
import {
  addReflection,
  changeReflection,
  markShared,
  ownReflection,
  type ReflectionContent,
} from "../../store/reflections.js";
import type { Ctx } from "../context.js";
import { channelProblemWords } from "../posts/post-problem-view.js";
import { whoCanRead, whoCanReadUnlessPosted } from "./audience-view.js";
import { compareTaxonomy } from "./compare-taxonomy.js";
import { EXPIRED } from "./expired-view.js";
import { toPost } from "./reflection-view.js";
import { toSaved } from "./saved-reflection-view.js";

/** What is wrong, by the name of the field. Asks Slack whether the channel can be posted in. */
export async function findErrors(
  ctx: Ctx,
  { sheet, answers, audience, channel }: FilledSheet,
): Promise<Record<string, string>> {
  const errors = errorsInAnswers(sheet, answers);
  if (audience !== "channel" || Object.keys(errors).length > 0) return errors;
  if (!channel) return { channel: "Choose the channel to share it in." };
  const problem = await ctx.channelProblem(channel);
  return problem ? { channel: channelProblemWords[problem] } : {};
}

/** The reflection, if this person wrote it. Throws Refusal otherwise. */
export async function reflectionToChange(ctx: Ctx, id: string): Promise<Reflection> {
  const reflection = await ownReflection(ctx.db, ctx.school, { id, person: ctx.user.id });
  if (!reflection) throw new Refusal("This reflection is gone, or it isn't yours. Nothing was changed.");
  return reflection;
}

function toContent({ school, now }: Ctx, filled: FilledSheet, draft: string): ReflectionContent {
  const askAt = checkBackAt(now, school.prompts.roadblockWeeks);
  return {
    answers: filled.answers,
    audience: filled.audience,
    channel: filled.channel as ReflectionContent["channel"],
    roadblocks: { slots: roadblockSlots(filled), askAt },
    draft,
    now,
  };
}

interface Saving {
  /** The reflection to change; none for a new one. */
  reflection: string | undefined;
  /** The draft that is done with. */
  draft: string;
  /** Saving again with the same key saves nothing. */
  key: string;
}

/** Throws Refusal when the reflection to change is not this person's, or is on another sheet. */
export async function saveReflection(
  ctx: Ctx,
  filled: FilledSheet,
  { reflection, draft, key }: Saving,
): Promise<Replies> {
  const { db, school, user } = ctx;
  const { sheet } = filled;
  const content = { ...toContent(ctx, filled, draft), person: user.id, key };
  if (reflection === undefined) {
    const id = await addReflection(db, school, { ...content, sheet: sheet.key });
    return id ? toSavedReplies(ctx, { id, filled, before: undefined }) : [];
  }
  const before = await reflectionToChange(ctx, reflection);
  if (before.sheet !== sheet.key) throw new Refusal(EXPIRED);
  const isChanged = await changeReflection(db, school, { ...content, id: before.id });
  return isChanged ? toSavedReplies(ctx, { id: before.id, filled, before }) : [];
}

interface SavedReflection {
  id: Reflection["id"];
  filled: FilledSheet;
  /** As it was before this change; undefined for a new one. */
  before: Reflection | undefined;
}

/** The writer is told last, when Slack has said whether the post arrived. */
function toSavedReplies(ctx: Ctx, reflection: SavedReflection): Reply[] {
  return [
    ...toChannelReplies(ctx, reflection),
    saved(async () => whisper(await composeSaved(ctx, reflection), { title: "Reflection saved" })),
  ];
}

/** Posts it, updates its post, or deletes a post that is no longer wanted in that channel. */
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

async function composeSaved(ctx: Ctx, { id, filled: { sheet } }: SavedReflection): Promise<Message> {
  const reflection = await ownReflection(ctx.db, ctx.school, { id, person: ctx.user.id });
  if (!reflection) throw new Refusal("This reflection is gone.");
  return toSaved(ctx, {
    sheet,
    reflection,
    readers: await settleReaders(ctx, reflection),
    comparison: sheet.key === "taxonomy" ? await compareTaxonomy(ctx, reflection) : undefined,
  });
}

/** A post that Slack did not confirm doesn't count as shared: librarians and figures leave the reflection out. */
async function settleReaders({ db, school }: Ctx, reflection: Reflection): Promise<Inline[]> {
  const { id, audience, channel, messageTs } = reflection;
  if (audience !== "channel" || messageTs || !channel) return whoCanRead(reflection);
  await markShared(db, school, { id, messageTs: undefined });
  return whoCanReadUnlessPosted(channel);
}
