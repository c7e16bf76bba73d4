// Librarians and admins see what will be posted, preview it, and can skip a post. The other librarians are told who did.
import { isOnItsWay } from "../../domain/post-ledger.js";
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { type Post, upcomingPosts } from "../../slack/define/post.js";
import { Refusal } from "../../slack/define/refusal.js";
import {
  directMessage,
  directQuestion,
  type Replies,
  type Reply,
  replace,
  saved,
  whisper,
} from "../../slack/define/replies.js";
import { footnote } from "../../slack/message/blocks.js";
import { librariansOf, type Person } from "../../store/people.js";
import { knownPosts, skipPost, skippedOf } from "../../store/posts.js";
import type { Ctx, PostCtx } from "../context.js";
import { aboutPost } from "./plan.js";
import { toPreviewOf } from "./post-preview-view.js";
import { skipNotice } from "./skip-notice.js";
import {
  type ListedPost,
  previewPostLink,
  skipPostLink,
  toPlan,
  toUndone,
  toUpcomingPosts,
  upcomingPostsLink,
} from "./upcoming-posts-view.js";

const TITLE = "Upcoming posts";
/** A modal has at most 100 blocks, and each post takes two of them. */
const MAX_POSTS = 40;

/** The next posts of all kinds, soonest first, without those that are out before their day. */
export async function readUpcoming(ctx: Ctx): Promise<ListedPost[]> {
  const upcoming = await upcomingPosts(ctx.posts, ctx);
  const periods = upcoming.map(({ period }) => period);
  const known = await knownPosts(ctx.db, ctx.school, periods);
  const toListed = (post: (typeof upcoming)[number]): ListedPost[] => {
    const row = known.get(`${post.post} ${post.period}`);
    if (row && isOnItsWay(row)) return [];
    return [{ ...post, skipped: row?.state === "skipped" ? (row.reason ?? "it was skipped") : undefined }];
  };
  return upcoming.flatMap(toListed).slice(0, MAX_POSTS);
}

export async function refuseUnlessManager(ctx: Ctx): Promise<void> {
  if (!managesLibrary(await ctx.userNow()))
    throw new Refusal("Only librarians and admins can preview, post or skip posts.");
}

const GONE = "That post isn't coming up anymore: it was posted, or the settings changed.";

async function findUpcoming(ctx: Ctx, { post: name, period }: { post: string; period: string }) {
  await refuseUnlessManager(ctx);
  const post: Post<PostCtx> | undefined = ctx.posts.find((known) => known.name === name);
  const next = (await post?.upcoming(ctx))?.find((one) => one.period === period);
  if (!post || !next) throw new Refusal(GONE);
  return { post, next };
}

export const listUpcoming = defineButton({
  link: upcomingPostsLink,
  run: async (ctx: Ctx) => {
    await refuseUnlessManager(ctx);
    return whisper(toUpcomingPosts(await readUpcoming(ctx), ctx.school.timeZone), { title: TITLE });
  },
});

export const previewPost = defineButton({
  link: previewPostLink,
  run: async (ctx: Ctx, value) => {
    const { post, next } = await findUpcoming(ctx, value);
    const message = await post.compose(ctx, { period: next.period, dueAt: next.dueAt, late: false });
    const below = [footnote("Preview as of today. Nothing has been posted.")];
    return whisper(toPreviewOf(message, { above: [], below }), { title: "Preview" });
  },
});

const ifLost = ({ name }: Person) => ({
  notSent: `I couldn't tell ${name}. Please let them know.`,
  unconfirmed: `Slack didn't confirm my message to ${name}. Please let them know.`,
});

const tellSkipped = (librarian: Person, listed: ListedPost): Reply =>
  directQuestion(librarian.id, { name: skipNotice.name, about: aboutPost(listed) }, ifLost(librarian));

const tellUndone = (librarian: Person, listed: ListedPost, { user, school }: Ctx): Reply =>
  directMessage(librarian.id, toUndone(listed, user.name, school.timeZone), ifLost(librarian));

export const skipNextPost = defineButton({
  link: skipPostLink,
  run: async (ctx: Ctx, value): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const { post, next } = await findUpcoming(ctx, value);
    const others = (await librariansOf(db, school.workspaceId)).filter(({ id }) => id !== user.id);
    const row = { name: post.name, period: next.period };
    const why = `${user.name} skipped it`;
    const isChanged = await skipPost(db, school, { ...row, dueAt: next.dueAt, skip: value.skip, why, now });
    const skipped = (await skippedOf(db, school, [row.period])).get(`${row.name} ${row.period}`);
    const listed = { ...next, post: post.name, skipped };
    if (!isChanged) {
      if (value.skip !== (skipped !== undefined)) throw new Refusal(GONE);
      // Someone else was faster, or it was clicked twice: the person reads what holds now, and nobody is told again.
      return replace(toPlan(listed, school.timeZone), { title: TITLE });
    }
    const own = value.skip ? { ...listed, skipped: "you skipped it" } : listed;
    const answer = saved(() => replace(toPlan(own, school.timeZone), { title: TITLE }));
    return [
      answer,
      ...others.map((other) => (value.skip ? tellSkipped(other, listed) : tellUndone(other, listed, ctx))),
    ];
  },
});
