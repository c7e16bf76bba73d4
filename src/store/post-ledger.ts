// The post ledger's rows, as the Slack kit reads, moves and leases them.

import type { Ledger, LedgerRow, PostState } from "../domain/post-ledger.js";
import type { Post as PostRow } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";

const optional = (text: string | null) => text ?? undefined;

function toLedgerRow(row: PostRow): LedgerRow {
  return {
    state: row.state as PostState,
    reason: optional(row.reason),
    channel: optional(row.channel),
    runId: optional(row.runId),
    dueAt: new Date(row.dueAt),
    changedAt: new Date(row.changedAt),
    nextTryAt: row.nextTryAt ? new Date(row.nextTryAt) : undefined,
    messageTs: optional(row.messageTs),
    notifiedReason: optional(row.notifiedReason),
    about: optional(row.about),
    version: optional(row.version),
    firstVersion: optional(row.firstVersion),
    size: row.size,
    leaseUntil: row.leaseUntil ? new Date(row.leaseUntil) : undefined,
    searchCursor: optional(row.searchCursor),
    searchTries: row.searchTries,
    askedBy: optional(row.askedBy),
  };
}

export const postKey = (school: School, name: string, period: string) => ({
  ...inSchool(school),
  name,
  period,
});

// An undefined value is saved as null, so it clears its column. A missing key leaves its column alone.
function toColumns(change: Partial<LedgerRow>): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : (value ?? null),
    ]),
  );
}

/** The school's ledger, as the Slack kit uses it. */
export function ledgerOf(db: Db, school: School): Ledger {
  return {
    async rows(name, periods) {
      const { workspaceId, id: schoolId } = school;
      const rows = await db.post.findMany({ where: { workspaceId, schoolId, name, period: { in: [...periods] } } });
      return new Map(rows.map((row) => [row.period, toLedgerRow(row)]));
    },

    async findOrCreate(name, due, now) {
      const key = postKey(school, name, due.period);
      const row = await db.post.upsert({
        where: { workspaceId_schoolId_name_period: key },
        create: { ...key, state: "due", dueAt: due.dueAt.toISOString(), changedAt: now.toISOString() },
        // With nothing to update, Prisma reads before it writes, which fails while another process writes.
        update: { period: due.period },
      });
      return toLedgerRow(row);
    },

    async transition({ post, period, from, now }, change) {
      // A lease is for a row in its present state.
      const changed = { ...change, ...(change.state ? { changedAt: now, leaseUntil: undefined } : {}) };
      const { count } = await db.post.updateMany({
        where: { ...postKey(school, post, period), ...columnsOf(from, ["state", "runId"]) },
        data: toColumns(changed),
      });
      return count === 1 ? { ...from, ...changed } : undefined;
    },

    async lease({ post, period, from, until }) {
      const { count } = await db.post.updateMany({
        where: { ...postKey(school, post, period), ...columnsOf(from, LEASED_AS) },
        data: { leaseUntil: until.toISOString() },
      });
      return count === 1 ? { ...from, leaseUntil: until } : undefined;
    },

    async release({ post, period, from, now }, change) {
      const released = { ...change, leaseUntil: undefined, ...(now ? { changedAt: now } : {}) };
      const { count } = await db.post.updateMany({
        where: { ...postKey(school, post, period), ...columnsOf(from, ["state", "runId", "leaseUntil"]) },
        data: toColumns(released),
      });
      return count === 1 ? { ...from, ...released } : undefined;
    },
  };
}

/** The rows of one kind of post from a period on, by period; with `reasons`, only rows with one of them. */
export async function postRows(
  db: Db,
  school: School,
  { name, since, reasons }: { name: string; since: string; reasons?: readonly string[] },
): Promise<Map<string, LedgerRow>> {
  const rows = await db.post.findMany({
    where: { ...inSchool(school), name, period: { gte: since }, ...(reasons ? { reason: { in: [...reasons] } } : {}) },
    orderBy: { period: "asc" },
  });
  return new Map(rows.map((row) => [row.period, toLedgerRow(row)]));
}

/** What must not have changed since the row was read, or another process did the work already. */
const LEASED_AS = [
  ...(["state", "runId", "leaseUntil", "version", "reason", "notifiedReason"] as const),
  ...(["nextTryAt", "searchCursor", "searchTries"] as const),
];

/** A filter for these columns, as they are in the row. */
const columnsOf = (row: LedgerRow, names: readonly (keyof LedgerRow)[]) =>
  toColumns(Object.fromEntries(names.map((name) => [name, row[name]])));
