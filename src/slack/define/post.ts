// A post is a message that goes out by itself. Its definition says when it is due, where it goes, what it says and how it
// stays up to date. The code in posts/ sends each of them only once.
import type { Button } from "@slack/types";
import type { Message } from "../message/blocks.js";

export interface DuePost {
  /** The period the post is for, e.g. `2026-10`. Part of the ledger's key. */
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

/** One period's post, when it is composed. */
interface PostEdition extends Pick<DuePost, "period" | "dueAt"> {
  /** It goes out, or went out, more than an hour after it was due. */
  late: boolean;
  /** Set when the post is already out and is being redrawn. */
  update?: PostUpdate;
}

export interface PostUpdate {
  postedAt: Date;
  /** The version that was posted first; undefined if that is unknown. */
  from: string | undefined;
  /** The version it shows now. */
  to: string;
}

/** It is out, but Slack refuses its new version, and would each time. */
export const NOT_UPDATED = "not_updated";

/** Why a post didn't go out. */
export interface PostProblem {
  /** Oldest first. Only one when the reason is `unconfirmed`. */
  periods: readonly string[];
  /**
   * Slack's name for its refusal, or one of ours. `no_channel`: none is chosen. `unanswered`: Slack didn't confirm the
   * post, and Bookend is looking for it. `unconfirmed`: a person has to look for it. NOT_UPDATED or one of NOT_EDITABLE: it
   * is out, but can't be updated.
   */
  reason: string;
  channel: string | undefined;
}

export interface Post<P> {
  name: string;
  /** Everything due by now, oldest first. */
  due(ctx: P): Promise<DuePost[]>;
  /** Set when nobody is waiting for it: if it is turned on after its day, it doesn't go out late. */
  isOptional?: boolean;
  /** Set when those in charge see it one day ahead, and may post it before it is due. */
  hasPreview?: boolean;
  /** Buttons in the preview to what the post is made of, so that it can be mended first. */
  previewButtons?(period: string): Button[];
  /** The next posts, soonest first. Skipped ones are included. */
  upcoming(ctx: P): Promise<UpcomingPost[]>;
  /** What people call a period's post: "October's report". */
  what?(period: string): string;
  compose(ctx: P, edition: PostEdition): Promise<Message>;
  /** What a period's post is about, if that isn't the same forever. Asked before it is composed, saved in the ledger. */
  about?(ctx: P, period: string): string | undefined | Promise<string | undefined>;
  /**
   * For each of these periods, a text that differs when what the post shows differs. The ledger keeps the version of each
   * sent post, and a post whose version has changed is redrawn. Without it, a post never changes.
   */
  versions?(ctx: P, periods: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What admins read when it didn't go out; undefined when no message can reach or help them. */
  problem(ctx: P, problem: PostProblem): Message | undefined;
}

export function definePost<P>(definition: Post<P>): Post<P> {
  return definition;
}

/** The upcoming posts of all kinds, soonest first, each with the name of its kind. */
export async function upcomingPosts<P>(
  posts: readonly Post<P>[],
  ctx: P,
): Promise<(UpcomingPost & { post: string })[]> {
  const all = await Promise.all(
    posts.map(async (post) => (await post.upcoming(ctx)).map((next) => ({ ...next, post: post.name }))),
  );
  return all.flat().sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}
