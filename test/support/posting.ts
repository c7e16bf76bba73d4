// A channel of the workspace, the client that posts to it without retries, and rounds of made-up posts.
import { WebClient } from "@slack/web-api";
import { onTestFinished } from "vitest";
import { startWorkspace } from "../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../sandbox/workspace/workspace.js";
import type { Ledger } from "../../src/domain/post-ledger.js";
import { createSlackLogger } from "../../src/slack/api/clients.js";
import type { Post } from "../../src/slack/define/post.js";
import { paragraph, toMessage } from "../../src/slack/message/blocks.js";
import type { PostDeps } from "../../src/slack/posts/deps.js";
import { holdingByUptime } from "../../src/slack/posts/holding.js";
import { type PostMark, toMetadata } from "../../src/slack/posts/post-metadata.js";
import { sendOnce } from "../../src/slack/send/delivery.js";
import { ledgerOf } from "../../src/store/post-ledger.js";
import { chartsInMemory } from "./charts.js";
import { addSchool, openFile } from "./database.js";

export const CHANNEL = "C0ADMIN0001";
export const MARK: PostMark = { scope: "school-1", post: "monthly-report", period: "2026-10", runId: "run-1" };

export async function startChannel(): Promise<{ slack: Workspace; client: WebClient }> {
  const slack = await startWorkspace();
  onTestFinished(() => slack.close());
  slack.addChannel({ id: CHANNEL, name: "library-admin", botIsMember: true });
  const logger = createSlackLogger({ warn: () => {}, error: () => {} });
  const client = new WebClient(slack.botToken, {
    ...{ slackApiUrl: slack.apiUrl, logger, timeout: 3000 },
    ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  return { slack, client };
}

/** Sends a post that carries this mark. */
export const sendMarked = (client: WebClient, mark: PostMark = MARK) =>
  sendOnce(client, {
    channel: CHANNEL,
    message: toMessage(paragraph("14 units supported")),
    charts: chartsInMemory(),
    metadata: toMetadata(mark),
  });

/** A school's ledger, and a channel that a made-up post goes to. */
export interface Rounds {
  slack: Workspace;
  ledger: Ledger;
  /** The instant and the clock of every process. */
  clock: { now: Date; elapsed: number };
  errors: object[];
  /** What `runPosts` needs to run a round as one more process. Keep it, and the process remembers what it saw. */
  process(posts: readonly Post<object>[], change?: Partial<PostDeps<object>>): PostDeps<object>;
}

export const POST_DUE = new Date("2026-11-03T13:00:00Z");

export async function startRounds(): Promise<Rounds> {
  const { slack, client } = await startChannel();
  slack.addPerson({ id: "U0PRINCIPAL", name: "Pat Principal", isAdmin: true });
  const { db } = await openFile();
  const school = await addSchool(db);
  const clock = { now: POST_DUE, elapsed: 0 };
  const errors: object[] = [];
  const ledger = ledgerOf(db, school);
  const process: Rounds["process"] = (posts, change = {}) => ({
    ...{
      posts,
      client,
      charts: chartsInMemory(() => clock.now),
      ledger,
      scope: school.id,
      ctx: {},
      now: clock.now,
      dryRun: false,
    },
    ...{ clock: () => clock.now, holding: holdingByUptime(() => clock.elapsed) },
    admins: async () => ["U0PRINCIPAL"],
    logError: (fields, error) => errors.push({ ...fields, error }),
    logPost: () => {},
    ...change,
  });
  return { slack, ledger, clock, errors, process };
}

/** A post that is due and says its period, with whatever the test needs otherwise. */
export const toPost = (change: Partial<Post<object>> = {}): Post<object> => ({
  name: "made-up",
  due: async () => [{ period: "2026-10", dueAt: POST_DUE, channel: CHANNEL }],
  upcoming: async () => [],
  compose: async (_ctx, { period }) => toMessage(paragraph(`All about ${period}`)),
  problem: (_ctx, { reason, periods }) => toMessage(paragraph(`${reason}: ${periods.join(", ")}`)),
  ...change,
});

/** Minutes pass on every clock. */
export function pass(clock: Rounds["clock"], minutes: number): void {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  clock.elapsed += minutes * 60_000;
}
