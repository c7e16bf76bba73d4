// What a round of posts needs, and what it reports about each post.
import type { WebClient } from "@slack/web-api";
import type { Ledger } from "../../domain/post-ledger.js";
import type { Post } from "../define/post.js";
import type { Charts } from "../send/charts.js";
import type { Holding } from "./holding.js";

export interface PostDeps<P> {
  posts: readonly Post<P>[];
  /** Never retries, because chat.postMessage has no idempotency key, and has a timeout. */
  client: WebClient;
  charts: Charts;
  ledger: Ledger;
  /** The id of the school whose ledger it is. */
  scope: string;
  /** What the posts' own functions receive. */
  ctx: P;
  /** The instant the round is for: it decides what is due. */
  now: Date;
  /** The clock of the moment, for claims and leases. A round may take minutes. */
  clock(): Date;
  holding: Holding;
  dryRun: boolean;
  /** Posts due before then may be out although the ledger doesn't know: it was restored from a backup. */
  gapUntil?: Date | undefined;
  /** The ids of the people to alert when a post needs help. */
  admins(): Promise<string[]>;
  logError(fields: object, error: unknown): void;
  /** Receives the result of every attempt, but not posts that wait or are already out. */
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
