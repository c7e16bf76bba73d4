// Alerts the admins to posts that didn't go out or can't be updated, once per problem, with all its periods in one message.
import type { LedgerRow } from "../../domain/post-ledger.js";
import type { Post, PostProblem } from "../define/post.js";
import type { Message } from "../message/blocks.js";
import { sendFitting } from "../send/fitting.js";
import { UNREACHABLE } from "./attempt.js";
import type { PostDeps } from "./deps.js";
import { isLeased, leaseEnd } from "./holding.js";

interface Rows<P> {
  post: Post<P>;
  /** By period, oldest first. */
  rows: ReadonlyMap<string, LedgerRow>;
}

/** The problem's reason, as PostProblem names it; undefined when nothing is wrong. */
function reasonOf({ state, reason }: LedgerRow): string | undefined {
  // The reason why a reply was lost may differ each minute, but means the same to people.
  if (state === "sending") return reason && "unanswered";
  if (state === "unsure") return "unconfirmed";
  return (state === "failed" && reason !== UNREACHABLE) || state === "sent" ? reason : undefined;
}

const problemKey = (row: LedgerRow) => `${reasonOf(row)} ${row.channel ?? ""}`.trim();

/** Alerts the admins to each problem they haven't heard of. Throws what the ledger throws. */
export async function alertAdmins<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<void> {
  const groups = new Map<string, Map<string, LedgerRow>>();
  for (const [period, row] of rows) {
    if (!reasonOf(row) || row.notifiedReason === problemKey(row)) continue;
    if (isLeased(deps.holding, { post: post.name, period, row })) continue;
    // Each unconfirmed post gets its own message, because an admin answers for each.
    const key = row.state === "unsure" ? period : problemKey(row);
    groups.set(key, (groups.get(key) ?? new Map()).set(period, row));
  }
  for (const group of groups.values()) await alertGroup(deps, { post, rows: group });
}

async function alertGroup<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<void> {
  // Nobody can be told, so there is nothing to lease.
  if (!post.problem(deps.ctx, toProblem(rows))) return;
  const leased = await leaseAll(deps, { post, rows });
  const problem = toProblem(leased);
  const message = leased.size > 0 ? post.problem(deps.ctx, problem) : undefined;
  const during = `alert the admins about ${post.name} ${problem.periods.join(", ")}`;
  const reached = message !== undefined && (await sendAlert(deps, message, { during, reason: problem.reason }));
  for (const [period, row] of leased) {
    const change = reached ? { notifiedReason: problemKey(row) } : {};
    await deps.ledger.release({ post: post.name, period, from: row }, change);
  }
}

function toProblem(rows: ReadonlyMap<string, LedgerRow>): PostProblem {
  const [row] = rows.values();
  return { periods: [...rows.keys()], reason: (row && reasonOf(row)) ?? "", channel: row?.channel };
}

/** The rows that no other process alerts about. */
async function leaseAll<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<Map<string, LedgerRow>> {
  const leased = new Map<string, LedgerRow>();
  for (const [period, from] of rows) {
    const row = await deps.ledger.lease({ post: post.name, period, from, until: leaseEnd(deps.clock()) });
    if (row) leased.set(period, row);
  }
  return leased;
}

/** Sends the alert to every admin. True if it reached at least one of them. */
async function sendAlert<P>(deps: PostDeps<P>, message: Message, about: object): Promise<boolean> {
  const { client, charts, logError } = deps;
  let reached = false;
  try {
    for (const admin of await deps.admins()) {
      try {
        await sendFitting({ message, charts }, (content) => client.chat.postMessage({ channel: admin, ...content }));
        reached = true;
      } catch (error) {
        logError(about, error);
      }
    }
  } catch (error) {
    logError(about, error);
  }
  return reached;
}
