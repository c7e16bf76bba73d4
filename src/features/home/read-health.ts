// What an admin's Home says about Bookend's health: channels, posts, backups, and who looks after the library.
import { Month } from "../../domain/time/month.js";
import type { Visit } from "../../slack/send/home.js";
import { isAnnounced } from "../../store/announcements.js";
import { backupState } from "../../store/backup/backup-nights.js";
import { lastPost } from "../../store/posts.js";
import type { Ctx } from "../context.js";
import { readHandover } from "../handover/read-handover.js";
import { readUpcoming } from "../posts/upcoming-posts.js";
import { MONTHLY_REPORT } from "../report/monthly-report.js";
import type { Health } from "./admin-view.js";

export async function readHealth(ctx: Ctx, { isOpening }: Visit): Promise<Health> {
  const { adminChannel, teacherChannel } = ctx.school;
  const [last, announced, upcoming, backup] = await Promise.all([
    lastPost(ctx.db, ctx.school, MONTHLY_REPORT),
    isAnnounced(ctx.db, ctx.school),
    readUpcoming(ctx),
    backupState(ctx.db),
  ]);
  // Asking Slack with each redraw would be too often.
  const problemOf = async (channel: string | undefined) =>
    (channel && (await ctx.channelProblemIfKnown(channel, { lately: !isOpening }))) || undefined;
  const [problem, teacherProblem] = await Promise.all([adminChannel, teacherChannel].map(problemOf));
  return {
    channel: adminChannel && { id: adminChannel, problem },
    teachers: teacherChannel && { id: teacherChannel, problem: teacherProblem },
    nextReport: upcoming.find(({ post }) => post === MONTHLY_REPORT)?.dueAt,
    isAnnounced: announced,
    backup,
    handover: await readHandover(ctx),
    lastReport: last && { month: Month.parse(last.period), state: last.state, at: last.at },
  };
}
