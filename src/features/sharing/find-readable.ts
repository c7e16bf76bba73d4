// Finds a shared reflection for someone who may read it. Everyone else reads that it isn't shared with them.
import { managesLibrary } from "../../domain/role.js";
import { Refusal } from "../../slack/define/refusal.js";
import { postedReflection, reflectionIfShared, sharedReflection } from "../../store/reflection-list.js";
import type { Reflection } from "../../store/reflection-row.js";
import type { Ctx } from "../context.js";
import { findReader } from "./find-reader.js";

export async function refuseUnlessReader(ctx: Ctx): Promise<void> {
  if (!managesLibrary(await ctx.userNow())) throw new Refusal("Only librarians and admins can see shared reflections.");
}

/**
 * For a click. Anyone may read a reflection in the channel where it is posted: a post can be too short for all of it.
 * Undefined when it isn't shared with them.
 */
export async function findReadable(ctx: Ctx, id: string): Promise<Reflection | undefined> {
  const { db, school, channel } = ctx;
  const posted = channel && (await postedReflection(db, school, { id, channel: channel.id }));
  if (posted) return posted;
  await refuseUnlessReader(ctx);
  return sharedReflection(db, school, { id, reader: await findReader(ctx, { lately: false }) });
}

/** For a form, which can't say where the person is: Slack is asked whether they may read in the channel now. */
export async function findStillReadable(ctx: Ctx, id: string): Promise<Reflection | undefined> {
  const reflection = await reflectionIfShared(ctx.db, ctx.school, id);
  if (!reflection) return undefined;
  if (!reflection.channel) {
    await refuseUnlessReader(ctx);
    return reflection;
  }
  const mayRead = (await ctx.isInChannel(reflection.channel)) || (await ctx.isPublic(reflection.channel));
  return mayRead ? reflection : undefined;
}
