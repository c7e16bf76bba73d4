// Posts that go out by themselves, each once. Cron only wakes us: the ledger row decides, is claimed before anything
// is sent, and a post whose answer was lost is looked for in the channel before it is sent a second time.
import { randomUUID } from "node:crypto";
import type { WebClient } from "@slack/web-api";
import type { Message } from "./blocks.js";
import { findPosted, sendPost } from "./post-delivery.js";

export type PostState = "due" | "claimed" | "sending" | "sent" | "unsure" | "failed" | "skipped";

export interface LedgerRow {
  state: PostState;
  /** Slack's name for what went wrong, or ours. */
  reason: string | undefined;
  runId: string | undefined;
  changedAt: Date;
  nextTryAt: Date | undefined;
  /** The reason the admins were last told of. */
  toldReason: string | undefined;
}

export interface LedgerChange {
  state?: PostState;
  reason?: string | undefined;
  runId?: string;
  channel?: string;
  nextTryAt?: Date | undefined;
  messageTs?: string;
  toldReason?: string;
}

/** The ledger of one school. `move` changes the row only if nobody else has changed it since it was read. */
export interface Ledger {
  find(post: string, period: string): Promise<LedgerRow | undefined>;
  open(post: string, due: Due, now: Date): Promise<LedgerRow>;
  move(at: { post: string; period: string; from: LedgerRow; now: Date }, change: LedgerChange): Promise<boolean>;
}

export interface Due {
  /** What the post is about, e.g. `2026-10`; the ledger's key. */
  period: string;
  dueAt: Date;
}

export interface Post<P> {
  name: string;
  /** Everything due by now, oldest first. */
  due(at: P): Promise<Due[]>;
  channel(at: P): string | undefined;
  compose(at: P, due: Due & { late: boolean }): Promise<Message>;
  /** What the admins read when it did not go out; undefined when there is nothing they could do. */
  trouble(at: P, failed: Due & { reason: string; channel: string | undefined }): Message | undefined;
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
  logPost(result: PostResult): void;
}

/** A post later than this says so. */
const LATE_MS = 60 * 60 * 1000;

/** After this long another process is taken to have died; it is longer than the client's timeout. */
const LEASE_MS = 2 * 60 * 1000;

/** How long after a lost answer the channel is searched: Slack may still be at work on the request. */
export const SETTLE_MS = 60 * 1000;

/** Sends everything due, oldest first; one result for each. */
export async function runPosts<P>(deps: PostDeps<P>): Promise<PostResult[]> {
  const results: PostResult[] = [];
  for (const post of deps.posts) {
    for (const due of await post.due(deps.at)) {
      const result = await runOne(deps, post, due);
      deps.logPost(result);
      results.push(result);
    }
  }
  return results;
}

async function runOne<P>(deps: PostDeps<P>, post: Post<P>, due: Due): Promise<PostResult> {
  const { ledger, now, dryRun } = deps;
  const channel = post.channel(deps.at);
  const result = (outcome: Outcome, why?: string): PostResult => ({
    post: post.name,
    period: due.period,
    channel,
    outcome,
    ...(why ? { why } : {}),
  });
  try {
    const row = dryRun ? await ledger.find(post.name, due.period) : await ledger.open(post.name, due, now);
    const waits = row && whyNotNow(row, now);
    if (waits) return result(waits.outcome, waits.why);
    if (dryRun) {
      if (!channel) return result("skipped", NO_CHANNEL);
      return result(isLate(due, now) ? "late" : "posted", "dry run, nothing was sent");
    }
    return await new Run(deps, { post, due, channel, row: row as LedgerRow }).go(result);
  } catch (error) {
    deps.logError({ during: `post ${post.name} ${due.period}` }, error);
    return result("failed", "something broke; the log says where");
  }
}

const NO_CHANNEL = "no admin channel is set";
const isLate = (due: Due, now: Date) => now.getTime() - due.dueAt.getTime() > LATE_MS;

/** Why nothing is to be done about this row at this instant. */
function whyNotNow(row: LedgerRow, now: Date): { outcome: Outcome; why?: string } | undefined {
  const age = now.getTime() - row.changedAt.getTime();
  switch (row.state) {
    case "sent":
      return { outcome: "already" };
    case "skipped":
      return { outcome: "skipped", why: row.reason ?? "an admin skipped it" };
    case "unsure":
      return { outcome: "failed", why: "Slack did not confirm it; an admin was asked whether it is there" };
    case "claimed":
    case "sending":
      if (row.nextTryAt ? row.nextTryAt > now : age < LEASE_MS) {
        return { outcome: "failed", why: `${row.reason ?? "in_progress"}; it is looked at again in a minute` };
      }
      return undefined;
    case "due":
    case "failed":
      return row.nextTryAt && row.nextTryAt > now
        ? { outcome: "failed", why: `${row.reason ?? "unknown"}; next try ${row.nextTryAt.toISOString()}` }
        : undefined;
  }
}

type MakeResult = (outcome: Outcome, why?: string) => PostResult;

/** One attempt at one post, from the claim to the confirmed end. */
class Run<P> {
  constructor(
    private readonly deps: PostDeps<P>,
    private readonly job: { post: Post<P>; due: Due; channel: string | undefined; row: LedgerRow },
  ) {}

  private async move(change: LedgerChange): Promise<boolean> {
    const { ledger, now } = this.deps;
    const { post, due, row } = this.job;
    const moved = await ledger.move({ post: post.name, period: due.period, from: row, now }, change);
    if (moved) this.job.row = { ...row, ...change, changedAt: now };
    return moved;
  }

  async go(result: MakeResult): Promise<PostResult> {
    const { channel, row } = this.job;
    if (!channel) {
      await this.fail(NO_CHANNEL, undefined);
      return result("skipped", NO_CHANNEL);
    }
    const claim = { state: "claimed" as const, runId: randomUUID(), channel, nextTryAt: undefined };
    const mayBeThere = row.state === "sending";
    // Between this row and ours another process may have taken it: only one claim succeeds.
    if (mayBeThere) {
      const found = await this.reconcile(channel);
      if (found) return result(found.outcome, found.why);
    }
    if (!(await this.move(claim))) return result("already", "another process is posting it");
    return this.send(channel, result);
  }

  private async send(channel: string, result: MakeResult): Promise<PostResult> {
    const { client, at, now, scope } = this.deps;
    const { post, due } = this.job;
    const late = isLate(due, now);
    const message = await post.compose(at, { ...due, late });
    if (!(await this.move({ state: "sending" }))) return result("already", "another process is posting it");
    const run = { scope, post: post.name, period: due.period, runId: this.job.row.runId ?? "" };
    const sent = await sendPost(client, { channel, message, run });
    switch (sent.kind) {
      case "sent":
        await this.move({ state: "sent", messageTs: sent.ts, reason: undefined });
        return result(late ? "late" : "posted");
      case "refused":
        await this.fail(sent.reason, sent.retryAfterMs);
        return result("failed", sent.reason);
      case "unknown":
        // Still "sending": the next look at this row searches the channel first.
        await this.move({ reason: sent.reason, nextTryAt: new Date(now.getTime() + SETTLE_MS) });
        await this.tell(sent.reason);
        return result(
          "failed",
          `${sent.reason}; Slack did not confirm it, so the channel is searched before it is sent again`,
        );
    }
  }

  /** Looks for what an earlier attempt may have left in the channel. Undefined: it is certainly not there. */
  private async reconcile(channel: string): Promise<{ outcome: Outcome; why?: string } | undefined> {
    const { client, scope } = this.deps;
    const { post, due } = this.job;
    const looked = await findPosted(client, { channel, scope, post: post.name, period: due.period });
    switch (looked.kind) {
      case "found":
        await this.move({ state: "sent", messageTs: looked.ts, reason: undefined, nextTryAt: undefined });
        return { outcome: "already" };
      case "absent":
        return undefined;
      case "later":
        await this.move({ reason: looked.reason, nextTryAt: new Date(this.deps.now.getTime() + SETTLE_MS) });
        return { outcome: "failed", why: `${looked.reason}; the channel could not be searched yet` };
      case "unknowable":
        await this.move({ state: "unsure", reason: "unconfirmed", nextTryAt: undefined });
        await this.tell("unconfirmed");
        return { outcome: "failed", why: "Slack did not confirm it; an admin was asked whether it is there" };
    }
  }

  private async fail(reason: string, retryAfterMs: number | undefined): Promise<void> {
    const nextTryAt = new Date(this.deps.now.getTime() + (retryAfterMs ?? 60 * 60 * 1000));
    await this.move({ state: "failed", reason, nextTryAt });
    await this.tell(reason);
  }

  /** Tells the admins, once for each reason. */
  private async tell(reason: string): Promise<void> {
    const { at, client } = this.deps;
    const { post, due, row, channel } = this.job;
    const message = row.toldReason === reason ? undefined : post.trouble(at, { ...due, reason, channel });
    if (!message) return;
    try {
      for (const admin of await this.deps.admins()) {
        await client.chat.postMessage({ channel: admin, ...message });
      }
      await this.move({ toldReason: reason });
    } catch (error) {
      // With a revoked token nobody can be told in Slack; the log and /readyz still say it.
      this.deps.logError({ during: `tell the admins of ${post.name} ${due.period}`, reason }, error);
    }
  }
}
