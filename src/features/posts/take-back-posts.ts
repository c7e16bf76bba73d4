// Takes back posts: right after the person who shared them decided so, and with each tick until Slack confirms that they are
// gone.
import { type Reply, retract } from "../../slack/define/replies.js";
import type { RetractionOutcome } from "../../slack/send/retraction.js";
import {
  forgetRetraction,
  postponeRetraction,
  type Retraction,
  retractionsDue,
  retractionsOf,
} from "../../store/retractions.js";
import type { Ctx, PostCtx } from "../context.js";

/** Slack allows about one call a second: https://docs.slack.dev/apis/web-api/rate-limits. The next tick tries the rest. */
const MAX_PER_ROUND = 20;

type PostToDelete = { channel: string; ts: string } & RetractionOutcome;

const toPostToDelete = (
  { db, school, now }: Pick<Ctx, "db" | "school" | "now">,
  retraction: Retraction,
): PostToDelete => ({
  channel: retraction.channel,
  ts: retraction.messageTs,
  onGone: () => forgetRetraction(db, school, retraction),
  onKept: () => postponeRetraction(db, school, { retraction, now }),
});

/** What the tick tries again. */
export const postsToDelete = async (ctx: PostCtx): Promise<PostToDelete[]> => {
  const due = await retractionsDue(ctx.db, ctx.school, { now: ctx.now, max: MAX_PER_ROUND });
  return due.map((retraction) => toPostToDelete(ctx, retraction));
};

/** The reply that deletes a post that was just taken back. */
export const takeBack = (ctx: Ctx, takenBack: Retraction | undefined): Reply[] =>
  takenBack ? [retract(toPostToDelete(ctx, takenBack))] : [];

/** The channels where posts that this person took back are still visible: of one reflection, or of any. */
export async function stillVisibleIn({ db, school, user }: Ctx, reflection?: string): Promise<string[]> {
  const taken = await retractionsOf(db, school, user.id);
  const wanted = taken.filter((post) => reflection === undefined || post.reflection === reflection);
  return [...new Set(wanted.map(({ channel }) => channel))];
}
