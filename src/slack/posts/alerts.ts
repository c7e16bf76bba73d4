// Alerts the admins to posts that didn't go out, once per problem, with all its periods in one message.
import type { LedgerRow } from "../../domain/post-ledger.js";
import type { Post, PostProblem } from "../define/post.js";
import type { PostDeps } from "./deps.js";

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
  return state === "failed" ? reason : undefined;
}

const problemKey = (row: LedgerRow) => `${reasonOf(row)} ${row.channel ?? ""}`.trim();

/** Alerts the admins to each problem they haven't heard of. Throws what the ledger throws. */
export async function alertAdmins<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<void> {
  const groups = new Map<string, Map<string, LedgerRow>>();
  for (const [period, row] of rows) {
    if (!reasonOf(row) || row.notifiedReason === problemKey(row)) continue;
    // Each unconfirmed post gets its own message, because an admin answers for each.
    const key = row.state === "unsure" ? period : problemKey(row);
    groups.set(key, (groups.get(key) ?? new Map()).set(period, row));
  }
  for (const group of groups.values()) await alertGroup(deps, { post, rows: group });
}

async function alertGroup<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<void> {
  const [row] = rows.values();
  if (!row) return;
  const problem = { periods: [...rows.keys()], reason: reasonOf(row) ?? "", channel: row.channel };
  if (!(await sendAlert(deps, { post, problem }))) return;
  for (const [period, alerted] of rows) {
    // The row keeps its date: the post itself hasn't changed.
    const at = { post: post.name, period, from: alerted, now: alerted.changedAt };
    await deps.ledger.transition(at, { notifiedReason: problemKey(alerted) });
  }
}

/** Sends the alert to every admin. True if it reached at least one of them. */
async function sendAlert<P>(
  deps: PostDeps<P>,
  { post, problem }: { post: Post<P>; problem: PostProblem },
): Promise<boolean> {
  const { ctx, client, logError } = deps;
  const message = post.problem(ctx, problem);
  if (!message) return false;
  const during = `alert the admins about ${post.name} ${problem.periods.join(", ")}`;
  let reached = false;
  try {
    for (const admin of await deps.admins()) {
      try {
        await client.chat.postMessage({ channel: admin, ...message });
        reached = true;
      } catch (error) {
        logError({ during, reason: problem.reason }, error);
      }
    }
  } catch (error) {
    logError({ during, reason: problem.reason }, error);
  }
  return reached;
}
