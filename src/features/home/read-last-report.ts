// Reads the newest report that was posted, for people whose Home begins with it.
import { DAY_MS } from "../../domain/time/duration.js";
import { Month } from "../../domain/time/month.js";
import { postsSent } from "../../store/posts.js";
import type { Ctx } from "../context.js";
import { MONTHLY_REPORT } from "../report/monthly-report.js";
import { readReport } from "../report/read-report.js";
import type { LastReport } from "./principal-view.js";

/** A year of reports and a summer. */
const SINCE_MS = 400 * DAY_MS;

/** Undefined before the first. */
export async function readLastReport(ctx: Ctx): Promise<LastReport | undefined> {
  const { db, school, now } = ctx;
  const since = new Date(now.getTime() - SINCE_MS);
  const sent = await postsSent(db, school, { name: MONTHLY_REPORT, since });
  const last = sent.sort((a, b) => a.period.localeCompare(b.period)).at(-1);
  if (!last) return undefined;
  const month = Month.parse(last.period);
  // Updating the report changes its row. Its message is as old as its first posting: ts is in seconds.
  const postedAt = new Date(Math.floor(Number(last.messageTs) * 1000));
  return { month, report: await readReport(ctx, { month, soFar: false }), channel: last.channel, postedAt };
}
