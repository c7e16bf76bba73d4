// The version of what a post shows: read before and after it is composed, because people change things meanwhile.
import type { Post } from "../define/post.js";

/** The version of a post that may show either of two states. It equals no post's version, so the post is redrawn. */
export const UNCERTAIN_VERSION = "";

/** The version that a post of this period would have now; undefined if such a post never changes. */
export async function versionNow<P>(post: Post<P>, ctx: P, period: string): Promise<string | undefined> {
  return (await post.versions?.(ctx, [period]))?.get(period);
}

/** What a post shows that was composed between these two. */
export const shownOf = (before: string | undefined, after: string | undefined): string | undefined =>
  // Were the older version kept, a change that is taken back would look as if nothing had happened.
  after === before ? before : UNCERTAIN_VERSION;

/** The version that a post shows which was composed after `before` was read. Called right after it was composed. */
export async function versionShown<P>(
  post: Post<P>,
  ctx: P,
  { period, before }: { period: string; before: string | undefined },
): Promise<string | undefined> {
  return shownOf(before, await versionNow(post, ctx, period));
}
