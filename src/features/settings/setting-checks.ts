// What a settings form asks Slack before it saves: can Bookend post in the channels, and are the people on the staff?
import type { ChannelId, PersonId } from "../../domain/ids.js";
import { formatList } from "../../domain/list-in-words.js";
import { chosenTeachers } from "../../store/teachers.js";
import type { Ctx } from "../context.js";
import { channelProblemWords } from "../posts/post-problem-view.js";

interface Chosen {
  /** The channels set before. They stay, whoever chose them. */
  before: readonly (ChannelId | undefined)[];
  /** Bookend doesn't post there, it only has to see who is in it. */
  isOnlySeen?: boolean;
}

/** A channel is fine if Bookend can post there, and if it's public or the admin who chooses it is in it. */
export async function checkChannel(
  ctx: Ctx,
  id: ChannelId | undefined,
  { before, isOnlySeen }: Chosen,
): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const isNew = !before.includes(id);
  const [problem, mayRead] = await Promise.all([
    ctx.channelProblem(id),
    isNew ? isReadable(ctx, id) : Promise.resolve(true),
  ]);
  if (problem && !(isOnlySeen && problem === "not-in-channel")) return channelProblemWords[problem];
  return mayRead ? undefined : "This channel is private, and you're not in it. Choose another one.";
}

async function isReadable(ctx: Ctx, id: ChannelId): Promise<boolean> {
  const [isPublic, isInChannel] = await Promise.all([ctx.isPublic(id), ctx.isInChannel(id)]);
  return isPublic || isInChannel;
}

/** Says which of several channels the first error is about: the form shows one error for all of them. */
export async function checkChannels(ctx: Ctx, ids: readonly ChannelId[], chosen: Chosen): Promise<string | undefined> {
  const errors = await Promise.all(ids.map((id) => checkChannel(ctx, id, chosen)));
  const index = errors.findIndex((error) => error !== undefined);
  if (index === -1) return undefined;
  return ids.length > 1 ? `Channel ${index + 1} of ${ids.length}: ${errors[index]}` : errors[index];
}

/** Teachers who were chosen before stay, even after they leave. They may be hundreds, so one list answers for all. */
export async function checkTeachers(ctx: Ctx, ids: readonly PersonId[]): Promise<string | undefined> {
  const before = new Set<string>(await chosenTeachers(ctx.db, ctx.school));
  const added = ids.filter((id) => !before.has(id));
  if (added.length === 0) return undefined;
  const staff = await ctx.staff();
  if (!staff) return "Slack didn't answer, so I couldn't check these people. Please try again in a minute.";
  const isOutsider = added.some((id) => !staff.some((person) => person.id === id));
  return isOutsider ? "You can only choose staff members, not guests or apps." : undefined;
}

export async function checkStaff(ctx: Ctx, ids: readonly PersonId[]): Promise<string | undefined> {
  const known = await ctx.people(ids);
  const outsiders = ids
    .map((id) => known.find((person) => person.id === id))
    .filter((person) => person?.standing !== "member");
  if (outsiders.length === 0) return undefined;
  const names = outsiders.map((person) => person?.name ?? "someone Slack doesn't know");
  return `You can only choose staff members, not ${formatList(names)}.`;
}
