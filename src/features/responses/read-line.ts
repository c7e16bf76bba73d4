// Says in the thread of a report who read it: one line for each person, and at most five.
import { dateFormat } from "../../domain/time/date-format.js";
import { WEEK_MS } from "../../domain/time/duration.js";
import { type DuePost, definePost } from "../../slack/define/post.js";
import { postRows } from "../../store/post-ledger.js";
import { type AnsweredPost, answersSince, type ReportAnswer } from "../../store/report-answers.js";
import type { PostCtx } from "../context.js";
import { toReadLine } from "./response-view.js";

export const REPORT_READ = "report-read";

const MAX_LINES = 5;

/** A line that couldn't be posted within so many milliseconds says nothing new. */
const SAID_WITHIN_MS = WEEK_MS;

/** "monthly-report/2026-10/U123". */
const periodOf = ({ post, period, from }: ReportAnswer) => `${post}/${period}/${from.id}`;

const readsSince = ({ db, school, now }: PostCtx, ms: number) =>
  answersSince(db, school, { kinds: ["read"], since: new Date(now.getTime() - ms) });

/** The report that a line is about, as the ledger names it. */
export function reportOfLine(line: string): AnsweredPost {
  const [post = "", ...rest] = line.split("/");
  return { post, period: rest.slice(0, -1).join("/") };
}

async function linesOf(
  { db, school }: PostCtx,
  { report: { post, period }, reads }: { report: AnsweredPost; reads: readonly ReportAnswer[] },
): Promise<DuePost[]> {
  const row = (await postRows(db, school, { name: post, since: period })).get(period);
  if (row?.state !== "sent" || !row.messageTs || !row.channel) return [];
  const at = { channel: row.channel, threadTs: row.messageTs };
  const first = reads.filter((read) => read.post === post && read.period === period).slice(0, MAX_LINES);
  return first.map((read) => ({ period: periodOf(read), dueAt: read.createdAt, ...at }));
}

export const readLine = definePost({
  name: REPORT_READ,
  isOptional: true,

  async due(ctx: PostCtx) {
    // Which five are first must not depend on what has become too old to say.
    const reads = await readsSince(ctx, 60 * SAID_WITHIN_MS);
    const reports = new Map(reads.map((read) => [`${read.post} ${read.period}`, read]));
    const lines = await Promise.all([...reports.values()].map((report) => linesOf(ctx, { report, reads })));
    return lines.flat().filter(({ dueAt }) => ctx.now.getTime() - dueAt.getTime() < SAID_WITHIN_MS);
  },

  async upcoming() {
    return [];
  },

  async compose(ctx, { period: line, dueAt }) {
    const read = (await readsSince(ctx, 60 * SAID_WITHIN_MS)).find((one) => periodOf(one) === line);
    const day = dateFormat("en-US", { month: "short", day: "numeric", timeZone: ctx.school.timeZone }).format(dueAt);
    return toReadLine(read?.from.name ?? "Someone", day);
  },

  problem: () => undefined,
});
