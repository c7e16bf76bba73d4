// Continues where an earlier run of the demo ended: restores its posts to their channels, and sends what came due
// since then as if the demo had never stopped.
import type { MessageMetadata } from "@slack/types";
import { posts } from "../../src/features/index.js";
import { promptThanks } from "../../src/features/reflections/prompt-thanks.js";
import { reflectionPrompt } from "../../src/features/reflections/reflection-prompt.js";
import { monthlyReport } from "../../src/features/report/monthly-report.js";
import { reportAddition } from "../../src/features/report/report-addition.js";
import { readLine, reportOfLine } from "../../src/features/responses/read-line.js";
import { annualSummary } from "../../src/features/year/annual-summary.js";
import { yearAddition } from "../../src/features/year/year-addition.js";
import { postDue } from "../../src/schedule.js";
import { POST_EVENT } from "../../src/slack/posts/post-metadata.js";
import { instantOf, isLate } from "../../src/slack/posts/row-timing.js";
import type { Workspace } from "../workspace/workspace.js";
import { duePostsBy, postKey, schoolFor, settledPosts } from "./due-posts.js";
import type { DemoRun } from "./history.js";

/** The post in whose thread this one is: a thank-you in its prompt's, an addition in its report's. */
function threadOf(name: string, period: string): string | undefined {
  if (name === promptThanks.name) return `${reflectionPrompt.name} ${period}`;
  if (name === readLine.name) {
    const report = reportOfLine(period);
    return `${report.post} ${report.period}`;
  }
  const [of] = period.split("/");
  if (name === yearAddition.name) return `${annualSummary.name} ${of}`;
  return name === reportAddition.name ? `${monthlyReport.name} ${of}` : undefined;
}

/** The ledger knows where each post is; the app composes it again. */
export async function restorePosts({ deps }: DemoRun, workspace: Workspace): Promise<void> {
  const { db, workspaceId, command } = deps;
  const school = await schoolFor(deps);
  const rows = await db.post.findMany({ where: { workspaceId, state: "sent" }, orderBy: { messageTs: "asc" } });
  const posted = new Map(rows.map((row) => [`${row.name} ${row.period}`, row.messageTs]));
  for (const { name, period, channel, messageTs: ts, runId, ...row } of rows) {
    const post = posts.find((known) => known.name === name);
    if (!post || !channel || !ts) continue;
    const [dueAt, changedAt, postedAt] = [new Date(row.dueAt), new Date(row.changedAt), instantOf(ts)];
    const isUpdated = row.version !== row.firstVersion;
    const update = { postedAt, from: row.firstVersion ?? undefined, to: row.version ?? "" };
    const at = {
      db,
      school,
      now: changedAt,
      command,
      posts,
      staff: async () => undefined,
      membersIfKnown: async () => "unknown" as const,
    };
    const edition = { period, dueAt, late: isLate(dueAt, postedAt), ...(isUpdated ? { update } : {}) };
    const message = await post.compose(at, edition);
    const run = { scope: school.id, post: name, period, runId };
    const metadata = { event_type: POST_EVENT, event_payload: run } as MessageMetadata;
    const threadTs = posted.get(threadOf(name, period) ?? "") ?? undefined;
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
