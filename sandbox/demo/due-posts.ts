// Which posts are due by a given time, and which have gone out, from the app's own definitions and rows.
import type { WorkspaceId } from "../../src/domain/ids.js";
import { firstDay, type Month, monthOf } from "../../src/domain/time/month.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { posts } from "../../src/features/index.js";
import { upcomingPosts } from "../../src/slack/define/post.js";
import { type School, schoolOf } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { NotPossibleError } from "../web/server/stage.js";

export interface PostQuery {
  db: Db;
  workspaceId: WorkspaceId;
  command: string;
}

export interface DuePost {
  name: string;
  period: string;
  dueAt: Date;
}

export const postKey = ({ name, period }: { name: string; period: string }): string => `${name} ${period}`;

export async function schoolFor({ db, workspaceId }: PostQuery): Promise<School> {
  const school = await schoolOf(db, workspaceId);
  if (!school) throw new NotPossibleError("The school isn't set up yet.");
  return school;
}

/** Only composing a post needs to know who is on the staff, and who in a channel. */
const unasked = { posts, staff: async () => undefined, membersIfKnown: async () => "unknown" as const };

/** Oldest first. */
export async function duePostsBy(rows: PostQuery, now: Date): Promise<DuePost[]> {
  const { db, command } = rows;
  const at = { db, school: await schoolFor(rows), now, command, ...unasked };
  const all = await Promise.all(
    posts.map(async (post) => (await post.due(at)).map((due) => ({ ...due, name: post.name }))),
  );
  return all.flat().sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** The next post after a time, sent or not. */
export async function nextPostAfter(rows: PostQuery, now: Date): Promise<(DuePost & { what: string }) | undefined> {
  const at = { db: rows.db, school: await schoolFor(rows), now, command: rows.command, ...unasked };
  const [next] = await upcomingPosts(posts, at);
  return next && { ...next, name: next.post };
}

/** The months from this one on that have a unit in the log, in order. */
export async function monthsWithUnits({ db, workspaceId }: PostQuery, from: Month): Promise<Month[]> {
  const units = await db.unit.findMany({
    where: { workspaceId, deletedAt: null, date: { gte: firstDay(from) } },
    select: { date: true },
    orderBy: { date: "asc" },
  });
  return [...new Set(units.map(({ date }) => monthOf(date as SchoolDay)))];
}

/** The posts that have gone out or were skipped. */
export async function settledPosts({ db, workspaceId }: PostQuery): Promise<Set<string>> {
  const settled = await db.post.findMany({
    where: { workspaceId, state: { in: ["sent", "skipped"] } },
    select: { name: true, period: true },
  });
  return new Set(settled.map(postKey));
}
