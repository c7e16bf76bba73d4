// Librarians and admins preview a post before it goes out, and can skip it.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import type { Post, UpcomingPost } from "../../slack/define/post.js";
import { Refusal } from "../../slack/define/refusal.js";
import { saved, whisper } from "../../slack/define/replies.js";
import { footnote, paragraph, toMessage } from "../../slack/message/blocks.js";
import { skipPost } from "../../store/posts.js";
import type { Ctx, PostCtx } from "../context.js";
import { previewPostLink, skipPostLink, toSkipped } from "./upcoming-posts-view.js";

async function findUpcoming(ctx: Ctx, { post: name, period }: { post: string; period: string }) {
  if (!managesLibrary(await ctx.userNow())) throw new Refusal("Only librarians and admins can preview or skip posts.");
  const post: Post<PostCtx> | undefined = ctx.posts.find((known) => known.name === name);
  const next: UpcomingPost | undefined = (await post?.upcoming(ctx))?.find((one) => one.period === period);
  if (!post || !next) throw new Refusal("That post isn't coming up anymore: it was posted, or the settings changed.");
  return { post, next };
}

export const previewPost = defineButton({
  link: previewPostLink,
  run: async (ctx: Ctx, value) => {
    const { post, next } = await findUpcoming(ctx, value);
    const { text, blocks } = await post.compose(ctx, { period: next.period, dueAt: next.dueAt, late: false });
    const note = toMessage(footnote("Preview as of today. Nothing has been posted."));
    const preview = {
      text: `${text}\n${note.text}`,
      blocks: [...blocks.filter(({ type }) => type !== "actions"), ...note.blocks],
    };
    return whisper(preview, { title: "Preview" });
  },
});

export const skipNextPost = defineButton({
  link: skipPostLink,
  run: async (ctx: Ctx, value) => {
    const { post, next } = await findUpcoming(ctx, value);
    const skipped = { name: post.name, period: next.period, dueAt: next.dueAt, skip: value.skip, now: ctx.now };
    const isChanged = await skipPost(ctx.db, ctx.school, { ...skipped, why: `${ctx.user.name} skipped it` });
    if (!isChanged) {
      const state = value.skip ? "was already posted or skipped" : "isn't skipped";
      throw new Refusal(`That post ${state}. Nothing was changed.`);
    }
    const message = value.skip ? toSkipped(next.what, value) : toMessage(paragraph(`${next.what} will be posted.`));
    return saved(() => whisper(message, { title: "Upcoming posts" }));
  },
});
