// Tells those who can mend it which posts did not go out: once for each reason, all periods together.

import type { LedgerRow } from "../../domain/post-ledger.js";
import type { Post, PostDeps, PostProblem } from "./post.js";

interface Rows<P> {
  post: Post<P>;
  /** By period, oldest first. */
  rows: ReadonlyMap<string, LedgerRow>;
}

/** What the admins are to hear of a row; undefined while nothing is wrong. */
function reasonOf({ state, reason }: LedgerRow): string | undefined {
  // Why the answer was lost may differ each minute; what it means to people does not.
  if (state === "sending") return reason && "unanswered";
  if (state === "unsure") return "unconfirmed";
  return state === "failed" ? reason : undefined;
}

const problemKey = (row: LedgerRow) => `${reasonOf(row)} ${row.channel ?? ""}`.trim();

export async function alertAdmins<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<void> {
  const groups = new Map<string, Map<string, LedgerRow>>();
  for (const [period, row] of rows) {
    if (!reasonOf(row) || row.notifiedReason === problemKey(row)) continue;
    // Whether a post is there is asked one by one: each is answered for itself.
    const key = row.state === "unsure" ? period : problemKey(row);
    groups.set(key, (groups.get(key) ?? new Map()).set(period, row));
  }
  for (const group of groups.values()) await alertGroup(deps, { post, rows: group });
}

async function alertGroup<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<void> {
  const [row] = rows.values();
  if (!row) return;
  const trouble = { periods: [...rows.keys()], reason: reasonOf(row) ?? "", channel: row.channel };
  if (!(await sendAlert(deps, { post, trouble }))) return;
  for (const [period, from] of rows) {
    const at = { post: post.name, period, from, now: from.changedAt };
    await deps.ledger.transition(at, { notifiedReason: problemKey(from) });
  }
}

/** True if at least one of them read it. */
async function sendAlert<P>(
  deps: PostDeps<P>,
  { post, trouble }: { post: Post<P>; trouble: PostProblem },
): Promise<boolean> {
  const { at, client, logError } = deps;
  const message = post.problem(at, trouble);
  if (!message) return false;
  const during = `tell the admins of ${post.name} ${trouble.periods.join(", ")}`;
  let told = false;
  try {
    for (const admin of await deps.admins()) {
      try {
        await client.chat.postMessage({ channel: admin, ...message });
        told = true;
      } catch (error) {
        logError({ during, reason: trouble.reason }, error);
      }
    }
  } catch (error) {
    logError({ during, reason: trouble.reason }, error);
  }
  return told;
}
