// Runs a feature and sends its replies. Whatever fails, the person reads what was done and what wasn't.
import { type Replies, type Reply, toReplyList } from "../define/replies.js";
import type { TypedLine } from "../define/typed-line.js";
import { likelyOffers } from "../define/unknown-line.js";
import type { Work } from "./answering.js";
import type { ReceiveDeps } from "./deps.js";
import { type Failure, toFailure } from "./failure.js";
import { sendFailure, sendReplies } from "./send-replies.js";

/** What a feature does for a request. */
export interface Job<C> extends Omit<Work, "answer"> {
  run(ctx: C): Promise<Replies>;
}

/** Runs a feature and returns its replies. */
async function runJob<C>(deps: ReceiveDeps<C>, { name, opensForm, run }: Job<C>, ctx: C): Promise<readonly Reply[]> {
  await deps.turn();
  const replies = toReplyList(await run(ctx));
  const isModal = replies.some(({ kind }) => kind === "modal");
  if (isModal && !opensForm) throw new Error(`The ${name} opens a form, so it must say opensForm.`);
  return replies;
}

/** Runs a feature and sends its replies. Never throws: if anything fails, the person reads what was done and what wasn't. */
async function runAndReply<C>(deps: ReceiveDeps<C>, job: Job<C>): Promise<void> {
  const { name, typed } = job;
  let ctx: C | undefined;
  try {
    ctx = await deps.contextOf(job.request);
    const allArrived = await sendReplies(deps, job, await runJob(deps, job, ctx));
    deps.logRequest({ request: name, outcome: allArrived ? "answered" : "not shown" });
  } catch (error) {
    const failure = toFailure(error, { ...deps, during: name });
    deps.logRequest({ request: name, outcome: failure.kind === "refused" ? "refused" : "failed" });
    const likely = ctx && typed ? likelyOffers(deps.subcommands, ctx, typed.text) : [];
    await sendFailure(deps, job, {
      failure,
      progress: { step: "run" },
      typed: givenBack(failure, { ctx, typed }),
      likely,
    });
  }
}

/** What to give back of a typed line. A person who may not use Bookend can't use it. */
const givenBack = <C>(failure: Failure, { ctx, typed }: { ctx: C | undefined; typed: TypedLine | undefined }) =>
  ctx === undefined && failure.kind === "refused" && !failure.mayPass ? undefined : typed;

export const toWork = <C>(deps: ReceiveDeps<C>, job: Job<C>): Work => ({
  ...job,
  answer: () => runAndReply(deps, job),
});
