// What a round of posts needs, and what it reports about each post.
import type { WebClient } from "@slack/web-api";
import type { Ledger } from "../../domain/post-ledger.js";
import type { Post } from "../define/post.js";

export interface PostDeps<P> {
  posts: readonly Post<P>[];
  /** Has no retries and a timeout: chat.postMessage has no idempotency key. */
  client: WebClient;
  ledger: Ledger;
  /** Whose ledger it is: the school's id. */
  scope: string;
  at: P;
  now: Date;
  dryRun: boolean;
  /** The ids of the people to notify when a post needs help. */
  admins(): Promise<string[]>;
  logError(fields: object, error: unknown): void;
  /** Receives every attempt, but not the posts that wait or are already out. */
  logPost(result: PostResult): void;
}

export type Outcome = "posted" | "already" | "late" | "skipped" | "failed";

export interface PostResult {
  post: string;
  period: string;
  channel: string | undefined;
  outcome: Outcome;
  why?: string;
}
