// One round of the posts: cron only wakes us, the ledger decides. What is due goes out, oldest first; what is out and
// has changed is drawn anew; and who can mend what did not work is told, once.

import type { LedgerRow } from "../../domain/post-ledger.js";
import { alertAdmins } from "./alerts.js";
import { attempt, CLAIMED_ELSEWHERE, NO_CHANNEL } from "./attempt.js";
import { isClaimed, isWaiting } from "./ledger.js";
import { type DuePost, isLate, type Outcome, type Post, type PostDeps, type PostResult } from "./post.js";
import { renewPosts } from "./renewal.js";

/** Sends everything due, oldest first; one result for each. */
export async function runPosts<P>(deps: PostDeps<P>): Promise<PostResult[]> {
  const results: PostResult[] = [];
  for (const post of deps.posts) results.push(...(await runPost(deps, post)));
  return results;
}

async function runPost<P>(deps: PostDeps<P>, post: Post<P>): Promise<PostResult[]> {
  const dues = await post.due(deps.at);
  const known = await deps.ledger.rows(
    post.name,
    dues.map(({ period }) => period),
  );
  const rows = new Map<string, LedgerRow>();
  const results: PostResult[] = [];
  let before: string | undefined;
  for (const due of dues) {
    const { row, ...result } = await processDue(deps, { post, due, row: known.get(due.period), before });
    results.push(result);
    if (row) rows.set(due.period, row);
    if (row && isInProgress(row)) before ??= due.period;
  }
  if (!deps.dryRun) {
    await renewPosts(deps, { post, rows });
    await alertAdmins(deps, { post, rows });
  }
  return results;
}

/** Will it be looked at again soon? Then what comes after it waits, so that reports stand in the order of their months. */
const isInProgress = ({ state, reason }: LedgerRow) =>
  state === "claimed" ||
  state === "sending" ||
  (state === "due" && reason !== undefined) ||
  (state === "failed" && reason === "ratelimited");

interface DueItem<P> {
  post: Post<P>;
  due: DuePost;
  row: LedgerRow | undefined;
  /** An earlier period that is still under way. */
  before: string | undefined;
}

type ProcessedDue = PostResult & { row: LedgerRow | undefined };

async function processDue<P>(deps: PostDeps<P>, { post, due, row: known, before }: DueItem<P>): Promise<ProcessedDue> {
  const { ledger, now, dryRun } = deps;
  const { channel } = due;
  const key = { post: post.name, period: due.period, channel };
  try {
    const waits = known && whyNotNow(known, now);
    if (waits) return { ...key, ...waits, row: known };
    if (before) return { ...key, outcome: "skipped", why: `it waits until ${before} is out`, row: known };
    if (dryRun) return { ...key, ...dryRunOutcome(due, { channel, now }), row: known };
    const opened = known ?? (await ledger.findOrCreate(post.name, due, now));
    const { row, ...result } = await attempt(deps, { post, due, row: opened });
    deps.logPost({ ...key, ...result });
    return { ...key, ...result, row };
  } catch (error) {
    deps.logError({ during: `post ${post.name} ${due.period}` }, error);
    return { ...key, outcome: "failed", why: "something broke; the log says where", row: undefined };
  }
}

function dryRunOutcome(
  due: DuePost,
  at: { channel: string | undefined; now: Date },
): { outcome: Outcome; why: string } {
  if (!at.channel) return { outcome: "skipped", why: NO_CHANNEL };
  return { outcome: isLate(due.dueAt, at.now) ? "late" : "posted", why: "dry run, nothing was sent" };
}

/** Why nothing is to be done about this row at this instant. */
function whyNotNow(row: LedgerRow, now: Date): { outcome: Outcome; why?: string } | undefined {
  const reason = row.reason ?? "unknown";
  if (row.state === "sent") return { outcome: "already" };
  if (row.state === "skipped") return { outcome: "skipped", why: row.reason ?? "an admin skipped it" };
  if (row.state === "unsure") {
    return { outcome: "failed", why: "Slack did not confirm it; an admin was asked whether it is there" };
  }
  if (isClaimed(row, now)) return CLAIMED_ELSEWHERE;
  if (!isWaiting(row, now)) return undefined;
  if (reason === "no_channel") return { outcome: "skipped", why: NO_CHANNEL };
  return row.state === "sending"
    ? { outcome: "failed", why: `${reason}; the channel is searched in a minute` }
    : { outcome: "failed", why: `${reason}; next try ${row.nextTryAt?.toISOString()}` };
}
