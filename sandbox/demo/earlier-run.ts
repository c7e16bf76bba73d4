// Continues where an earlier run of the demo ended: restores its posts to their channels, and sends what came due
// since then as if the demo had never stopped.
import type { MessageMetadata } from "@slack/types";
import { posts } from "../../src/features/index.js";
import { promptThanks } from "../../src/features/reflections/prompt-thanks.js";
import { reflectionPrompt } from "../../src/features/reflections/reflection-prompt.js";
import { postDue } from "../../src/schedule.js";
import { POST_EVENT } from "../../src/slack/posts/post-metadata.js";
import { instantOf, isLate } from "../../src/slack/posts/row-timing.js";
import type { Workspace } from "../workspace/workspace.js";
import { duePostsBy, postKey, schoolFor, settledPosts } from "./due-posts.js";
import type { DemoRun } from "./history.js";

/** The ledger knows where each post is; the app composes it again. */
export async function restorePosts({ deps }: DemoRun, workspace: Workspace): Promise<void> {
  const { db, workspaceId, command } = deps;
  const school = await schoolFor(deps);
  const rows = await db.post.findMany({ where: { workspaceId, state: "sent" }, orderBy: { messageTs: "asc" } });
  const prompts = new Map(
    rows.filter(({ name }) => name === reflectionPrompt.name).map((row) => [row.period, row.messageTs]),
  );
  for (const { name, period, channel, messageTs: ts, runId, ...row } of rows) {
    const post = posts.find((known) => known.name === name);
    if (!post || !channel || !ts) continue;
    const [dueAt, changedAt, postedAt] = [new Date(row.dueAt), new Date(row.changedAt), instantOf(ts)];
    // A row that changed after its message was posted means that the message was updated then.
    const renewal = changedAt > postedAt ? { postedAt } : {};
    const at = { db, school, now: changedAt, command };
    const message = await post.compose(at, { period, dueAt, late: isLate(dueAt, postedAt), ...renewal });
    const run = { scope: school.id, post: name, period, runId };
    const metadata = { event_type: POST_EVENT, event_payload: run } as MessageMetadata;
    // A thank-you is in its prompt's thread.
    const threadTs = name === promptThanks.name ? (prompts.get(period) ?? undefined) : undefined;
    workspace.restoreMessage({ channel, ts, text: message.text, blocks: message.blocks ?? [], metadata, threadTs });
  }
}

export async function catchUp({ deps, clock }: DemoRun): Promise<void> {
  const out = await settledPosts(deps);
  for (const due of await duePostsBy(deps, clock.realNow)) {
    if (out.has(postKey(due))) continue;
    clock.set(due.dueAt);
    await postDue(deps, { now: due.dueAt, dryRun: false });
  }
  clock.reset();
}
