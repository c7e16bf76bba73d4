// Looks ahead: librarians and admins see a post before it goes out, and may leave one out.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import type { Post, UpcomingPost } from "../../slack/define/post.js";
import { Refusal } from "../../slack/define/refusal.js";
import { whisper } from "../../slack/define/replies.js";
import { footnote, paragraph, toMessage } from "../../slack/message/blocks.js";
import { skipPost } from "../../store/posts.js";
import type { Ctx, PostCtx } from "../context.js";
import { previewPostLink, skipPostLink } from "./upcoming-posts-view.js";

async function findNext(ctx: Ctx, { post: name, period }: { post: string; period: string }) {
  if (!managesLibrary(ctx.user)) throw new Refusal("Only librarians and admins look after the posts.");
  const post: Post<PostCtx> | undefined = ctx.posts.find((known) => known.name === name);
  const next: UpcomingPost | undefined = (await post?.upcoming(ctx))?.find((one) => one.period === period);
  if (!post || !next)
    throw new Refusal("That post does not lie ahead any more: it went out, or the settings have changed.");
  return { post, next };
}

export const previewPost = defineButton({
  link: previewPostLink,
  run: async (ctx: Ctx, value) => {
    const { post, next } = await findNext(ctx, value);
    const { text, blocks } = await post.compose(ctx, { period: next.period, dueAt: next.dueAt, late: false });
    const note = toMessage(footnote("As it would be now; nothing was posted. Only you see this."));
    return whisper({
      text: `${text}\n${note.text}`,
      blocks: [...blocks.filter(({ type }) => type !== "actions"), ...note.blocks],
    });
  },
});

export const skipNextPost = defineButton({
  link: skipPostLink,
  run: async (ctx: Ctx, value) => {
    const { post, next } = await findNext(ctx, value);
    const skipped = { name: post.name, period: next.period, dueAt: next.dueAt, skip: value.skip, now: ctx.now };
    const isDone = await skipPost(ctx.db, ctx.school, { ...skipped, why: `${ctx.user.name} skipped it` });
    if (!isDone) throw new Refusal("It is out already, or was settled before. Nothing was changed.");
    const words = value.skip
      ? `${next.what} is left out. Your Home has a button to change that.`
      : `${next.what} goes out after all.`;
    return whisper(toMessage(paragraph(words)));
  },
});
