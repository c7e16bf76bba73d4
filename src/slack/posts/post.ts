// What a post that goes out by itself is: when it is due, where it goes, what it says, and how it stays true. What
// makes each go out once is the same for all of them: see post-round.
import type { WebClient } from "@slack/web-api";
import type { Ledger } from "../../domain/post-ledger.js";
import type { Message } from "../message/parts.js";

export interface DuePost {
  /** What the post is about, e.g. `2026-10`; the ledger's key. */
  period: string;
  dueAt: Date;
  /** Where it goes; undefined while nobody has said. */
  channel: string | undefined;
  /** The message it answers, if it does. */
  threadTs?: string;
}

/** A post that lies ahead. */
export interface UpcomingPost extends DuePost {
  /** What people call it: "October's report". */
  what: string;
}

export interface PostEdition extends Pick<DuePost, "period" | "dueAt"> {
  /** It goes out, or went out, long after it was due. */
  late: boolean;
  /** Set when it is out already and is drawn anew. */
  postedAt?: Date;
}

export interface PostProblem {
  /** Oldest first. One only when the reason is `unconfirmed`. */
  periods: readonly string[];
  /** Slack's name for its refusal; `no_channel`; `unanswered`: it is looked for; `unconfirmed`: someone has to look. */
  reason: string;
  channel: string | undefined;
}

export interface Post<P> {
  name: string;
  /** Everything due by now, oldest first. */
  due(at: P): Promise<DuePost[]>;
  /** Nobody waits for it: one that was asked for after its day does not go out late. */
  isOptional?: boolean;
  /** The next ones, soonest first; those skipped are among them. */
  upcoming(at: P): Promise<UpcomingPost[]>;
  compose(at: P, composing: PostEdition): Promise<Message>;
  /** What it is composed about, where settings decide that: the ledger keeps it, because settings change. */
  about?(at: P, period: string): string | undefined;
  /** Of those that are out, the periods whose content has changed since; without it a post stays as it went out. */
  changed?(at: P, sent: readonly { period: string; since: Date }[]): Promise<string[]>;
  /** What the admins read when it did not go out; undefined when they cannot be told or could do nothing. */
  problem(at: P, trouble: PostProblem): Message | undefined;
}

export function definePost<P>(definition: Post<P>): Post<P> {
  return definition;
}

export type Outcome = "posted" | "already" | "late" | "skipped" | "failed";

export interface PostResult {
  post: string;
  period: string;
  channel: string | undefined;
  outcome: Outcome;
  why?: string;
}

export interface PostDeps<P> {
  posts: readonly Post<P>[];
  /** Without retries and with a timeout: chat.postMessage has no idempotency key. */
  client: WebClient;
  ledger: Ledger;
  /** Whose ledger it is: the school's id. */
  scope: string;
  at: P;
  now: Date;
  dryRun: boolean;
  /** The ids of those to tell when something needs a hand. */
  admins(): Promise<string[]>;
  logError(fields: object, error: unknown): void;
  /** Told of every attempt, not of what waits or is out already. */
  logPost(result: PostResult): void;
}

/** What lies ahead of all of these, soonest first, with the name of its post. */
export async function upcomingPosts<P>(posts: readonly Post<P>[], at: P): Promise<(UpcomingPost & { post: string })[]> {
  const all = await Promise.all(
    posts.map(async (post) => (await post.upcoming(at)).map((next) => ({ ...next, post: post.name }))),
  );
  return all.flat().sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** A post later than this says so. */
const LATE_MS = 60 * 60 * 1000;

export const isLate = (dueAt: Date, at: Date): boolean => at.getTime() - dueAt.getTime() > LATE_MS;
