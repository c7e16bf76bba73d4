// Finds the posted report that someone answers: only in the channel where it is, and only for those who read there.
import { Refusal } from "../../slack/define/refusal.js";
import { libraryTeam, type Person } from "../../store/people.js";
import { knownPosts } from "../../store/posts.js";
import type { AnsweredPost } from "../../store/report-answers.js";
import type { Ctx, PostCtx } from "../context.js";

/** What people call the report: "October's report". */
export const nameOf = ({ posts }: Pick<PostCtx, "posts">, { post, period }: AnsweredPost): string =>
  posts.find(({ name }) => name === post)?.what?.(period) ?? "the report";

const GONE = "This report isn't in this channel, so there's nothing to answer.";

async function channelOf({ db, school }: Ctx, { post, period }: AnsweredPost): Promise<string> {
  const known = (await knownPosts(db, school, [period])).get(`${post} ${period}`);
  if (known?.state !== "sent" || !known.channel) throw new Refusal(GONE);
  return known.channel;
}

/** For a click on the report. Throws Refusal unless it is posted in the channel where it was clicked. */
export async function findClicked(ctx: Ctx, report: AnsweredPost): Promise<void> {
  if ((await channelOf(ctx, report)) !== ctx.channel?.id) throw new Refusal(GONE);
}

/** For a form, which can't say where the person is: Slack is asked whether they may read in the channel now. */
export async function findStillReadable(ctx: Ctx, report: AnsweredPost): Promise<void> {
  const channel = await channelOf(ctx, report);
  if (!(await ctx.isInChannel(channel)) && !(await ctx.isPublic(channel)))
    throw new Refusal("You're not in the channel of this report anymore.");
}

/** Who hears of an answer. Throws Refusal when that is nobody, or the person who asks. */
export async function findLibrarians(ctx: Ctx): Promise<Person[]> {
  const { db, school, user, command } = ctx;
  const team = await libraryTeam(db, school.workspaceId);
  if (team.some(({ id, librarian }) => id === user.id && librarian))
    throw new Refusal(
      "These buttons are for the people who read your report. You'll hear from me when someone uses one.",
    );
  const others = team.filter(({ id }) => id !== user.id);
  // Slack knows their names, even if they haven't used Bookend yet.
  if (others.length > 0) return ctx.people(others.map(({ id }) => id));
  throw new Refusal(
    `There's no librarian yet, so nobody would hear of it. An admin can choose one with \`${command} settings\`.`,
  );
}
