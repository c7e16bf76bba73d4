// What will become of a post, or became of it: what its preview and the notice of a skip are about, and show.
import { z } from "zod";
import { isOnItsWay } from "../../domain/post-ledger.js";
import { previewAt } from "../../domain/time/preview-schedule.js";
import type { Post } from "../../slack/define/post.js";
import type { Asked } from "../../slack/define/question.js";
import { type KnownPost, knownPosts } from "../../store/posts.js";
import type { PostCtx } from "../context.js";
import type { ListedPost } from "./upcoming-posts-view.js";

/** A post as it was planned when someone was told of it. */
export type PlannedPost = Omit<ListedPost, "skipped">;

/** The kind of post, its period, what people call it, when it was due, and its channel. */
const About = z.tuple([
  z.string(),
  z.string(),
  z.string().transform(decodeURIComponent),
  z.string().transform((dueAt) => new Date(dueAt)),
  z.string(),
]);

/** A name may have commas, which these texts must not. */
export const aboutPost = ({ post, period, what, dueAt, channel }: PlannedPost): string[] => [
  ...[post, period, encodeURIComponent(what)],
  ...[dueAt.toISOString(), channel ?? ""],
];

export function readAboutPost({ about }: Pick<Asked, "about">): PlannedPost {
  const [post, period, what, dueAt, channel] = About.parse(about);
  return { post, period, what, dueAt, channel: channel || undefined };
}

/** A post with what the ledger knows of it. */
export interface Plan {
  listed: ListedPost;
  known: KnownPost | undefined;
  /** It isn't out, on its way or skipped, and not due yet. */
  isAhead: boolean;
  /** Its preview may be out, so that it may be posted before it is due. */
  isPreviewed: boolean;
  definition: Post<PostCtx> | undefined;
}

/** The plan as it is now: its day and its channel may have changed. */
export async function readPlan(ctx: PostCtx, planned: PlannedPost): Promise<Plan> {
  const { db, school, now, posts } = ctx;
  const definition = posts.find(({ name }) => name === planned.post);
  const next = (await definition?.upcoming(ctx))?.find(({ period }) => period === planned.period);
  const known = (await knownPosts(db, school, [planned.period])).get(`${planned.post} ${planned.period}`);
  const skipped = known?.state === "skipped" ? (known.reason ?? "it was skipped") : undefined;
  const listed = { ...planned, ...next, skipped };
  const isSettled = known && (isOnItsWay(known) || known.state === "skipped");
  const isPreviewed = definition?.hasPreview === true && now >= previewAt(listed.dueAt, school);
  return { listed, known, definition, isAhead: !isSettled && next !== undefined && next.dueAt > now, isPreviewed };
}
