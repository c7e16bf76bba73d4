// Rows of retractions: posts that their writers took back, kept until Slack confirms that each is gone.
import type { ChannelId, PersonId, ReflectionId } from "../domain/ids.js";
import { DAY_MS } from "../domain/time/duration.js";
import type { Retraction as RetractionRow } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";

export interface Retraction {
  channel: ChannelId;
  messageTs: string;
  reflection: ReflectionId;
  tries: number;
}

const toRetraction = (row: RetractionRow): Retraction => ({
  channel: row.channel as ChannelId,
  messageTs: row.messageTs,
  reflection: row.reflectionId as ReflectionId,
  tries: row.tries,
});

interface PostToRetract {
  channel: string;
  messageTs: string;
  reflection: string;
  person: string;
  now: Date;
}

/** Remembers the post until it's gone. A write to run together with the change that takes the post back. */
export function addRetraction(db: Db, school: School, post: PostToRetract) {
  const { channel, messageTs, reflection: reflectionId, person: personId } = post;
  const key = { workspaceId: school.workspaceId, channel, messageTs };
  return db.retraction.upsert({
    where: { workspaceId_channel_messageTs: key },
    create: { ...inSchool(school), ...key, reflectionId, personId, nextTryAt: post.now.toISOString() },
    update: {},
  });
}

/** The posts to delete by now, those that waited longest first, at most `max`. */
export async function retractionsDue(
  db: Db,
  school: School,
  { now, max }: { now: Date; max: number },
): Promise<Retraction[]> {
  const where = { ...inSchool(school), nextTryAt: { lte: now.toISOString() } };
  return (await db.retraction.findMany({ where, orderBy: { nextTryAt: "asc" }, take: max })).map(toRetraction);
}

/** This person's posts that may still be visible. */
export async function retractionsOf(db: Db, school: School, person: PersonId): Promise<Retraction[]> {
  const where = { ...inSchool(school), personId: person };
  return (await db.retraction.findMany({ where, orderBy: { messageTs: "asc" } })).map(toRetraction);
}

const keyOf = (school: School, { channel, messageTs }: Retraction) => ({ ...inSchool(school), channel, messageTs });

/** Slack confirmed that the post is gone. */
export async function forgetRetraction(db: Db, school: School, retraction: Retraction): Promise<void> {
  await db.retraction.deleteMany({ where: keyOf(school, retraction) });
}

const FIRST_WAIT_MS = 60 * 1000;

/** A minute after the first failure, then twice as long each time, a day at most. */
const waitAfter = (tries: number): number => Math.min(FIRST_WAIT_MS * 2 ** tries, DAY_MS);

/** The post may still be there: it's tried again later. */
export async function postponeRetraction(
  db: Db,
  school: School,
  { retraction, now }: { retraction: Retraction; now: Date },
): Promise<void> {
  const nextTryAt = new Date(now.getTime() + waitAfter(retraction.tries)).toISOString();
  await db.retraction.updateMany({
    where: { ...keyOf(school, retraction), tries: retraction.tries },
    data: { tries: retraction.tries + 1, nextTryAt },
  });
}
