// One round of the posts. Cron only wakes us; the ledger decides. Sends due posts, oldest first, redraws posts whose
// content has changed, and alerts the admins to each problem once.
import type { LedgerRow } from "../../domain/post-ledger.js";
import type { DuePost, Post } from "../define/post.js";
import { alertAdmins } from "./alerts.js";
import { attempt, NO_CHANNEL, UNREACHABLE } from "./attempt.js";
import type { Outcome, PostDeps, PostResult } from "./deps.js";
import { isClaimed, isLeased, isSettling } from "./holding.js";
import { CLAIMED_ELSEWHERE } from "./post-job.js";
import { renewPosts } from "./renewal.js";
import { isLate, isWaiting, needsSomeone } from "./row-timing.js";

/** Sends each kind of post that is due, oldest first. Returns one result per due post. */
export async function runPosts<P>(deps: PostDeps<P>): Promise<PostResult[]> {
  const results: PostResult[] = [];
  for (const post of deps.posts) {
    try {
      results.push(...(await runPost(deps, post)));
    } catch (error) {
      // One broken kind of post must not keep the others from going out.
      deps.logError({ during: `posts of ${post.name}` }, error);
    }
  }
  return results;
}

/** Everything due by now, then what someone asked for before it is due. */
async function findDue<P>({ ctx, ledger }: PostDeps<P>, post: Post<P>): Promise<DuePost[]> {
  const due = await post.due(ctx);
  if (!post.hasPreview) return due;
  const ahead = (await post.upcoming(ctx)).filter(({ period }) => due.every((one) => one.period !== period));
  const rows = await ledger.rows(
    post.name,
    ahead.map(({ period }) => period),
  );
  return [...due, ...ahead.filter(({ period }) => rows.get(period)?.askedBy !== undefined)];
}

async function runPost<P>(deps: PostDeps<P>, post: Post<P>): Promise<PostResult[]> {
  const dues = await findDue(deps, post);
  const known = await deps.ledger.rows(
    post.name,
    dues.map(({ period }) => period),
  );
  const rows = new Map<string, LedgerRow>();
  const results: PostResult[] = [];
  let unfinished: string | undefined;
  for (const due of dues) {
    const { row, ...result } = await processDue(deps, { post, due, row: known.get(due.period), unfinished });
    results.push(result);
    if (row) rows.set(due.period, row);
    if (row && isInProgress(row)) unfinished ??= due.period;
  }
  if (!deps.dryRun) {
    const renewed = await renewPosts(deps, { post, rows });
    await alertAdmins(deps, { post, rows: new Map([...rows, ...renewed]) });
  }
  return results;
}

/** Will this row be tried again soon? Then later periods wait, so reports appear in the order of their months. */
const isInProgress = ({ state, reason }: LedgerRow) =>
  state === "claimed" ||
  state === "sending" ||
  (state === "due" && reason !== undefined) ||
  (state === "failed" && (reason === "ratelimited" || reason === UNREACHABLE));

interface DueItem<P> {
  post: Post<P>;
  due: DuePost;
  row: LedgerRow | undefined;
  /** The earliest period that is still in progress. */
  unfinished: string | undefined;
}

type ProcessedDue = PostResult & { row: LedgerRow | undefined };

async function processDue<P>(
  deps: PostDeps<P>,
  { post, due, row: known, unfinished }: DueItem<P>,
): Promise<ProcessedDue> {
  const { ledger, now, dryRun } = deps;
  const { channel } = due;
  const key = { post: post.name, period: due.period, channel };
  try {
    const waiting = known && whyNotNow(deps, { ...key, row: known });
    if (waiting) return { ...key, ...waiting, row: known };
    if (unfinished) return { ...key, outcome: "skipped", why: `waiting until ${unfinished} is posted`, row: known };
    if (dryRun) return { ...key, ...dryRunOutcome(due, now), row: known };
    const opened = await ledger.findOrCreate(post.name, due, deps.clock());
    // Another process may have begun since the round read its rows.
    const begun = whyNotNow(deps, { ...key, row: opened });
    if (begun) return { ...key, ...begun, row: opened };
    const { row, ...result } = await attempt(deps, { post, due, row: opened });
    deps.logPost({ ...key, ...result });
    return { ...key, ...result, row };
  } catch (error) {
    deps.logError({ during: `post ${post.name} ${due.period}` }, error);
    return { ...key, outcome: "failed", why: "something broke; see the log", row: undefined };
  }
}

function dryRunOutcome({ channel, dueAt }: DuePost, now: Date): { outcome: Outcome; why: string } {
  if (!channel) return { outcome: "skipped", why: NO_CHANNEL };
  return { outcome: isLate(dueAt, now) ? "late" : "posted", why: "dry run, nothing was sent" };
}

/** Why this row needs nothing now; undefined when it does. */
function whyNotNow<P>(
  { holding, clock }: PostDeps<P>,
  place: { post: string; period: string; row: LedgerRow },
): { outcome: Outcome; why?: string } | undefined {
  const { row } = place;
  const reason = row.reason ?? "unknown";
  if (row.state === "sent") return { outcome: "already" };
  if (row.state === "skipped") return { outcome: "skipped", why: row.reason ?? "an admin skipped it" };
  if (row.state === "unsure") {
    return { outcome: "failed", why: "Slack didn't confirm it; the admins were asked to look for it" };
  }
  // A lease means that another process searches the channel, or alerts the admins. Both are watched from the beginning.
  const held = [isClaimed(holding, place), isLeased(holding, place)];
  if (held.includes(true)) return CLAIMED_ELSEWHERE;
  if (isSettling(holding, place)) return { outcome: "failed", why: `${reason}; the channel is searched in a minute` };
  if (!isWaiting(row, clock())) return undefined;
  if (reason === "no_channel") return { outcome: "skipped", why: NO_CHANNEL };
  if (needsSomeone(row)) return { outcome: "failed", why: `${reason}; not tried again until someone does something` };
  return { outcome: "failed", why: `${reason}; next try ${row.nextTryAt?.toISOString()}` };
}
