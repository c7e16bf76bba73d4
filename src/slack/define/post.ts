// A post is a message that goes out by itself: this says when it is due, where it goes, what it says and how it stays
// up to date. Going out only once is the same for all of them: see posts/.
import type { Message } from "../message/blocks.js";

export interface DuePost {
  /** What the post is about, e.g. `2026-10`; the ledger's key. */
  period: string;
  dueAt: Date;
  /** Where it goes; undefined until someone chooses a channel. */
  channel: string | undefined;
  /** The ts of the message it replies to in a thread. */
  threadTs?: string;
}

/** A post that is not due yet. */
export interface UpcomingPost extends DuePost {
  /** What people call it: "October's report". */
  what: string;
}

export interface PostEdition extends Pick<DuePost, "period" | "dueAt"> {
  /** It goes out, or went out, more than an hour after it was due. */
  late: boolean;
  /** Set when it is already out and is redrawn. */
  postedAt?: Date;
}

export interface PostProblem {
  /** Oldest first. Only one when the reason is `unconfirmed`. */
  periods: readonly string[];
  /**
   * Slack's name for its refusal, or one of ours. `no_channel`: none is chosen. `unanswered`: Slack did not confirm the
   * post, and Bookend looks for it. `unconfirmed`: a person has to look for it.
   */
  reason: string;
  channel: string | undefined;
}

export interface Post<P> {
  name: string;
  /** Everything due by now, oldest first. */
  due(at: P): Promise<DuePost[]>;
  /** Nobody is waiting for it: when it is turned on after its day, it does not go out late. */
  isOptional?: boolean;
  /** The next ones, soonest first, including skipped ones. */
  upcoming(at: P): Promise<UpcomingPost[]>;
  compose(at: P, edition: PostEdition): Promise<Message>;
  /** What it is about, where that depends on settings. The ledger keeps it, because settings change. */
  about?(at: P, period: string): string | undefined;
  /** The periods among those sent whose content has changed since. Without it, a post never changes. */
  changed?(at: P, sent: readonly { period: string; since: Date }[]): Promise<string[]>;
  /** What admins read when it did not go out; undefined when no message can reach or help them. */
  problem(at: P, problem: PostProblem): Message | undefined;
}

export function definePost<P>(definition: Post<P>): Post<P> {
  return definition;
}

/** The upcoming posts of all kinds, soonest first, each with the name of its kind. */
export async function upcomingPosts<P>(posts: readonly Post<P>[], at: P): Promise<(UpcomingPost & { post: string })[]> {
  const all = await Promise.all(
    posts.map(async (post) => (await post.upcoming(at)).map((next) => ({ ...next, post: post.name }))),
  );
  return all.flat().sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}
