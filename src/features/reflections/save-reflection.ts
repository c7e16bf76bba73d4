// Saves a reflection: what is wrong with it, its row, its post in a channel, and what its writer reads afterwards.
import { randomUUID } from "node:crypto";
import { errorsInAnswers, type FilledSheet, roadblockSlots } from "../../domain/reflection.js";
import type { RoadblockState } from "../../domain/reflection-as-read.js";
import { checkBackAt } from "../../domain/roadblock.js";
import { Refusal } from "../../slack/define/refusal.js";
import { channelMessage, type Replies, type Reply, saved, whisper } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import { ownReflection } from "../../store/own-reflections.js";
import { confirmPost, makePrivate } from "../../store/reflection-posts.js";
import type { Reflection } from "../../store/reflection-row.js";
import { addReflection, changeReflection, type ReflectionContent } from "../../store/reflections.js";
import type { Retraction } from "../../store/retractions.js";
import { addSharedPost, sharedPostOf } from "../../store/sent-posts.js";
import type { Ctx } from "../context.js";
import { channelProblemWords } from "../posts/post-problem-view.js";
import { stillVisibleIn, takeBack } from "../posts/take-back-posts.js";
import { toReflectionPost } from "../sharing/reflection-post-view.js";
import { whoCanRead } from "./audience-view.js";
import { compareTaxonomy } from "./compare-taxonomy.js";
import { EXPIRED } from "./expired-view.js";
import { toSaved } from "./saved-reflection-view.js";

/** What is wrong, by the name of the field. Asks Slack whether the channel can be posted in, and if the writer is in it. */
export async function findErrors(
  ctx: Ctx,
  { sheet, answers, audience, channel }: FilledSheet,
): Promise<Record<string, string>> {
  const errors = errorsInAnswers(sheet, answers);
  if (audience !== "channel" || Object.keys(errors).length > 0) return errors;
  if (!channel) return { channel: "Choose the channel to share it in." };
  // The menu offers private channels only to people who are in them, but a request can name any.
  const [problem, isInChannel] = await Promise.all([ctx.channelProblem(channel), ctx.isInChannel(channel)]);
  if (problem) return { channel: channelProblemWords[problem] };
  return isInChannel ? {} : { channel: "You're not in this channel. Join it first, or choose another one." };
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
    return id ? toSavedReplies(ctx, { id, filled, ...NEW }) : [];
  }
  const before = await reflectionToChange(ctx, reflection);
  if (before.sheet !== sheet.key) throw new Refusal(EXPIRED);
  const changed = await changeReflection(db, school, { ...content, id: before.id });
  return changed ? toSavedReplies(ctx, { id: before.id, filled, ...changed }) : [];
}

const NEW = { messageTs: undefined, takenBack: undefined, roadblocks: [] };

interface SavedReflection {
  id: Reflection["id"];
  filled: FilledSheet;
  /** The ts of its post, if it is posted already. */
  messageTs: string | undefined;
  /** An earlier post of it, in a channel where it's no longer wanted. */
  takenBack: Retraction | undefined;
  /** What became of the roadblocks that were in it before. */
  roadblocks: readonly RoadblockState[];
}

/** The writer is told last, when Slack has said whether the post arrived, and whether an earlier one is gone. */
function toSavedReplies(ctx: Ctx, reflection: SavedReflection): Reply[] {
  const share = randomUUID();
  return [
    ...takeBack(ctx, reflection.takenBack),
    ...toPostReply(ctx, reflection, share),
    saved(async () => whisper(await composeSaved(ctx, reflection, share), { title: "Reflection saved" })),
  ];
}

/** Posts it or updates its post, if it's shared in a channel. */
function toPostReply(
  { db, school, user, now }: Ctx,
  { id, filled, roadblocks, messageTs: ts }: SavedReflection,
  share: string,
): Reply[] {
  const { channel } = filled;
  if (!channel) return [];
  const post = { reflection: id, person: user.id, channel, now };
  return [
    channelMessage(channel, toReflectionPost({ ...filled, roadblocks, name: user.name }, { id }), {
      ts,
      onSent: async (messageTs) => {
        await confirmPost(db, school, { ...post, messageTs });
        await addSharedPost(db, school, { id: share, channel, messageTs, person: user.id, sharedAt: now });
      },
      ifNotSent: () => makePrivate(db, school, post),
    }),
  ];
}

async function composeSaved(ctx: Ctx, { id, filled: { sheet } }: SavedReflection, share: string): Promise<Message> {
  const reflection = await ownReflection(ctx.db, ctx.school, { id, person: ctx.user.id });
  if (!reflection) throw new Refusal("This reflection is gone.");
  return toSaved(ctx, {
    sheet,
    reflection,
    // Only a new post can be taken back.
    share: (await sharedPostOf(ctx.db, ctx.school, { id: share, person: ctx.user.id }))?.id,
    readers: whoCanRead({ ...reflection, stillIn: await stillVisibleIn(ctx, reflection.id) }),
    comparison: sheet.key === "taxonomy" ? await compareTaxonomy(ctx, reflection) : undefined,
  });
}
