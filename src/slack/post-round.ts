// One round of the posts: cron only wakes us, the ledger decides. What is due goes out, oldest first; what is out and
// has changed is drawn anew; and who can mend what did not work is told, once.
import { type Due, isLate, type Outcome, type Post, type PostDeps, type PostResult } from "./post.js";
import { type Attempt, attempt, NO_CHANNEL } from "./post-attempt.js";
import { isTaken, isWaiting, type LedgerRow } from "./post-ledger.js";
import { renewPosts } from "./post-renewal.js";
import { tellAdmins } from "./post-trouble.js";

/** Sends everything due, oldest first; one result for each. */
export async function runPosts<P>(deps: PostDeps<P>): Promise<PostResult[]> {
  const results: PostResult[] = [];
  for (const post of deps.posts) results.push(...(await runPost(deps, post)));
  return results;
}

async function runPost<P>(deps: PostDeps<P>, post: Post<P>): Promise<PostResult[]> {
  const dues = await post.due(deps.at);
  const periods = dues.map(({ period }) => period);
  const rows = await deps.ledger.rows(post.name, periods);
  const out = dues.filter(({ period }) => rows.get(period)?.state === "sent").map(({ period }) => period);
  const results: PostResult[] = [];
  let before: string | undefined;
  for (const due of dues) {
    const { row, outcome, why } = await look(deps, { post, due, row: rows.get(due.period), before });
    const channel = post.channel(deps.at);
    results.push({ post: post.name, period: due.period, channel, outcome, ...(why ? { why } : {}) });
    if (row) rows.set(due.period, row);
    if (row && isUnderWay(row)) before ??= due.period;
  }
  if (!deps.dryRun) {
    await renewPosts(deps, { post, rows: new Map([...rows].filter(([period]) => out.includes(period))) });
    await tellAdmins(deps, { post, rows });
  }
  return results;
}

/** Will it be looked at again soon? Then what comes after it waits, so that reports stand in the order of their months. */
const isUnderWay = ({ state, reason }: LedgerRow) =>
  state === "claimed" || state === "sending" || (state === "failed" && reason === "ratelimited");

interface Look<P> {
  post: Post<P>;
  due: Due;
  row: LedgerRow | undefined;
  /** An earlier period that is still under way. */
  before: string | undefined;
}

type Seen = Omit<Attempt, "row"> & { row: LedgerRow | undefined };

async function look<P>(deps: PostDeps<P>, { post, due, row: known, before }: Look<P>): Promise<Seen> {
  const { ledger, now, dryRun } = deps;
  try {
    const waits = known && whyNotNow(known, now);
    if (waits) return { row: known, ...waits };
    if (before) return { row: known, outcome: "skipped", why: `it waits until ${before} is out` };
    const channel = post.channel(deps.at);
    if (dryRun) return { row: known, ...foretell(due, { channel, now }) };
    const row = known ?? (await ledger.open(post.name, due, now));
    const attempted = await attempt(deps, { post, due, channel, row });
    const { outcome, why } = attempted;
    deps.logPost({ post: post.name, period: due.period, channel, outcome, ...(why ? { why } : {}) });
    return attempted;
  } catch (error) {
    deps.logError({ during: `post ${post.name} ${due.period}` }, error);
    return { row: undefined, outcome: "failed", why: "something broke; the log says where" };
  }
}

function foretell(due: Due, { channel, now }: { channel: string | undefined; now: Date }) {
  if (!channel) return { outcome: "skipped" as const, why: NO_CHANNEL };
  const outcome: Outcome = isLate(due.dueAt, now) ? "late" : "posted";
  return { outcome, why: "dry run, nothing was sent" };
}

/** Why nothing is to be done about this row at this instant. */
function whyNotNow(row: LedgerRow, now: Date): { outcome: Outcome; why?: string } | undefined {
  const reason = row.reason ?? "unknown";
  if (row.state === "sent") return { outcome: "already" };
  if (row.state === "skipped") return { outcome: "skipped", why: row.reason ?? "an admin skipped it" };
  if (row.state === "unsure") {
    return { outcome: "failed", why: "Slack did not confirm it; an admin was asked whether it is there" };
  }
  if (isTaken(row, now)) return { outcome: "already", why: "another process is posting it" };
  if (!isWaiting(row, now)) return undefined;
  if (reason === "no_channel") return { outcome: "skipped", why: NO_CHANNEL };
  return row.state === "sending"
    ? { outcome: "failed", why: `${reason}; the channel is searched in a minute` }
    : { outcome: "failed", why: `${reason}; next try ${row.nextTryAt?.toISOString()}` };
}
