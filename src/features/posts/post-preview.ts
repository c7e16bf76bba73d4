// The preview of a post, by direct message one school day before it is due. It follows the post until it is out.
import type { PersonId } from "../../domain/ids.js";
import { isPreviewTime } from "../../domain/time/preview-schedule.js";
import { defineNudge } from "../../slack/define/nudge.js";
import type { Message } from "../../slack/message/blocks.js";
import { libraryTeam } from "../../store/people.js";
import { claimPreview, previewersOf, releasePreview } from "../../store/post-previews.js";
import type { PostCtx } from "../context.js";
import { aboutPost, type Plan, type PlannedPost, readAboutPost, readPlan } from "./plan.js";
import { toOutcome, toPreview } from "./post-preview-view.js";

interface DuePreview extends PlannedPost {
  person: PersonId;
}

/** The posts whose preview may be sent now. */
async function postsToPreview(ctx: PostCtx): Promise<PlannedPost[]> {
  const { school, now, posts } = ctx;
  const planned = await Promise.all(
    posts
      .filter(({ hasPreview }) => hasPreview)
      .map(async (post) => (await post.upcoming(ctx)).map((next) => ({ ...next, post: post.name }))),
  );
  const soon = planned.flat().filter(({ dueAt }) => isPreviewTime(dueAt, now, school));
  const plans = await Promise.all(soon.map((one) => readPlan(ctx, one)));
  return plans.filter(({ isAhead }) => isAhead).map(({ listed }) => listed);
}

/** The preview or what became of the post, as it is now. */
export async function composePlan(ctx: PostCtx, planned: PlannedPost): Promise<Message> {
  const { school, now, command } = ctx;
  const plan = await readPlan(ctx, planned);
  const at = { now, timeZone: school.timeZone, command };
  const { period, dueAt } = plan.listed;
  if (!plan.isAhead || !plan.definition) return toOutcome(plan, at);
  return toPreview(plan, await plan.definition.compose(ctx, { period, dueAt, late: false }), at);
}

async function versionOf(ctx: PostCtx, { listed, known, isAhead, isPreviewed, definition }: Plan): Promise<string> {
  const { period, dueAt, channel } = listed;
  if (!isAhead) return JSON.stringify([known, dueAt > ctx.now]);
  const shown = (await definition?.versions?.(ctx, [period]))?.get(period);
  return JSON.stringify([known, dueAt, channel, shown, isPreviewed]);
}

export const postPreview = defineNudge({
  name: "post-preview",

  async due(ctx: PostCtx): Promise<DuePreview[]> {
    const { db, school } = ctx;
    const posts = await postsToPreview(ctx);
    if (posts.length === 0) return [];
    const team = await libraryTeam(db, school.workspaceId);
    const due = posts.map(async (post) => {
      const told = await previewersOf(db, school, { name: post.post, period: post.period });
      return team.filter(({ id }) => !told.has(id)).map(({ id }) => ({ ...post, person: id }));
    });
    return (await Promise.all(due)).flat();
  },

  to: ({ person }) => person,
  about: (due) => aboutPost(due),
  claim: ({ db, school, now }, { post, period, person }) =>
    claimPreview(db, school, { name: post, period, person, now }),
  release: ({ db, school }, { post, period, person }) => releasePreview(db, school, { name: post, period, person }),

  async versions(ctx, asked) {
    // Each librarian was asked about the same few posts.
    const read = new Map<string, Promise<string>>();
    const readVersion = (planned: PlannedPost) => readPlan(ctx, planned).then((plan) => versionOf(ctx, plan));
    return Promise.all(
      asked.map((one) => {
        const key = one.about.join();
        const version = read.get(key) ?? readVersion(readAboutPost(one));
        read.set(key, version);
        return version;
      }),
    );
  },

  compose: (ctx, asked) => composePlan(ctx, readAboutPost(asked)),
});
