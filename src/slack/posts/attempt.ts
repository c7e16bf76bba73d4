// One attempt at one post, from the claim to the confirmation. The row is claimed before anything is sent. If Slack's
// reply is lost, the next attempt searches the channel before it sends the post a second time.
import { randomUUID } from "node:crypto";
import { mayPass } from "../api/slack-error.js";
import { askFirst } from "../send/charts.js";
import { type SendResult, sendOnce } from "../send/delivery.js";
import { checkFirst } from "./check-first.js";
import type { PostDeps } from "./deps.js";
import {
  type Attempt,
  finish,
  NOTHING_OPEN,
  type PostJob,
  type PostJobIn,
  toClaimedElsewhere,
  transition,
} from "./post-job.js";
import { toMetadata } from "./post-metadata.js";
import { isLate, RETRY_MS, SOON_MS, tryAfter, WHEN_SOMEONE_ACTS } from "./row-timing.js";
import { shownOf, versionNow, versionShown } from "./shown-version.js";

export const NO_CHANNEL = "no channel is set";

/** Our reason when nothing left this machine. Nobody can be alerted, and nobody has to be: the next tick tries again. */
export const UNREACHABLE = "unreachable";

/** Continues from the row's state. Throws what composing the post or the ledger throws. */
export async function attempt<P>(deps: PostDeps<P>, job: PostJob<P>): Promise<Attempt> {
  const checked = await checkFirst(deps, job);
  if (checked) return checked;
  const { channel } = job.due;
  return channel ? sendPost(deps, { ...job, channel }) : failWithoutChannel(deps, job);
}

function failWithoutChannel<P>(deps: PostDeps<P>, job: PostJob<P>): Promise<Attempt> {
  const nextTryAt = tryAfter(deps.clock(), RETRY_MS);
  const change = { state: "failed", reason: "no_channel", channel: undefined, nextTryAt } as const;
  return finish(deps, job, { change, outcome: "skipped", why: NO_CHANNEL });
}

/** Claims the row, composes the post and sends it. Throws what composing the post or the ledger throws. */
async function sendPost<P>(deps: PostDeps<P>, job: PostJobIn<P>): Promise<Attempt> {
  const { client, charts, ctx, scope, holding } = deps;
  const { post, due, channel } = job;
  const runId = randomUUID();
  // Another process may have taken the row since we read it. Of two claims, one succeeds.
  const claim = { state: "claimed", runId, channel, ...NOTHING_OPEN } as const;
  const claimed = await transition(deps, job, claim);
  if (!claimed) return toClaimedElsewhere(job);
  const { period, threadTs } = due;
  const { dueAt } = claimed;
  const late = isLate(dueAt, deps.now);
  const firstVersion = await versionNow(post, ctx, period);
  const aboutBefore = await post.about?.(ctx, period);
  const message = await post.compose(ctx, { period, dueAt, late });
  const about = shownOf(aboutBefore, await post.about?.(ctx, period));
  const version = await versionShown(post, ctx, { period, before: firstVersion });
  const asked = await askFirst(charts);
  const composed = { state: "sending", about, version, firstVersion } as const;
  const sending = await transition(deps, { ...job, row: claimed }, composed);
  if (!sending) return toClaimedElsewhere(job);
  holding.claimMs({ post: post.name, period, row: sending });
  const metadata = toMetadata({ scope, post: post.name, period, runId });
  const result = await sendOnce(client, { channel, threadTs, message, charts: asked, metadata, size: sending.size });
  return settle(deps, { ...job, row: sending }, { result, late });
}

/** Records what is known after the post was sent. */
function settle<P>(
  deps: PostDeps<P>,
  job: PostJob<P>,
  { result, late }: { result: SendResult; late: boolean },
): Promise<Attempt> {
  if (result.kind === "sent") {
    // Another process may have searched for it meanwhile, in vain.
    const change = { state: "sent", messageTs: result.ts, size: result.size, ...NOTHING_OPEN } as const;
    return finish(deps, job, { change, outcome: late ? "late" : "posted" });
  }
  const { reason } = result;
  if (result.kind === "refused") {
    const nextTryAt = mayPass(reason) ? tryAfter(deps.clock(), result.retryAfterMs ?? RETRY_MS) : WHEN_SOMEONE_ACTS;
    return finish(deps, job, { change: { state: "failed", reason, nextTryAt }, outcome: "failed", why: reason });
  }
  if (!result.mayHaveArrived) {
    const change = { state: "failed", reason: UNREACHABLE, nextTryAt: tryAfter(deps.clock(), SOON_MS) } as const;
    return finish(deps, job, { change, outcome: "failed", why: "Slack can't be reached" });
  }
  // The row stays "sending", so the next attempt searches the channel first.
  const why = `${reason}; Slack didn't confirm it, so Bookend searches the channel before sending it again`;
  deps.holding.claimMs({ post: job.post.name, period: job.due.period, row: { ...job.row, reason } });
  return finish(deps, job, { change: { reason }, outcome: "failed", why });
}
