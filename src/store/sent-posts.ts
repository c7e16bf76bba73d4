// Rows of posts that a person sent to a channel with a click. They can take each back for a few minutes.
import type { ChannelId, PersonId, ReflectionId } from "../domain/ids.js";
import { addRetraction, type Retraction } from "./retractions.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { isMissing } from "./sql/errors.js";

/** How long a post can be taken back, in milliseconds. */
export const TAKE_BACK_MS = 10 * 60 * 1000;

export interface SharedPost {
  id: string;
  channel: string;
  messageTs: string;
  person: PersonId;
  sharedAt: Date;
}

/** Remembers a post that Slack confirmed. */
export async function addSharedPost(db: Db, school: School, post: SharedPost): Promise<void> {
  const { id, channel, messageTs, person: personId, sharedAt } = post;
  const row = { id, ...inSchool(school), channel, messageTs, personId, sharedAt: sharedAt.toISOString() };
  await db.sharedPost.createMany({ data: [row] });
}

/** The post, if this person sent it and hasn't taken it back. */
export async function sharedPostOf(
  db: Db,
  school: School,
  { id, person }: { id: string; person: PersonId },
): Promise<SharedPost | undefined> {
  const row = await db.sharedPost.findFirst({ where: { id, ...inSchool(school), personId: person } });
  return row
    ? { id, channel: row.channel, messageTs: row.messageTs, person, sharedAt: new Date(row.sharedAt) }
    : undefined;
}

interface TakenBack {
  retraction: Retraction;
  /** The post was one of a reflection, which is private to its writer now. */
  wasReflection: boolean;
}

/** Takes the post back; undefined if a second click did. It stays on the books until it's gone. */
export async function takeBackPost(
  db: Db,
  school: School,
  { post, now }: { post: SharedPost; now: Date },
): Promise<TakenBack | undefined> {
  const { id, channel, messageTs, person: personId } = post;
  const where = { ...inSchool(school), personId, channel, messageTs };
  const reflection = await db.reflection.findFirst({ where, select: { id: true } });
  const retraction = { channel: channel as ChannelId, messageTs, reflection: (reflection?.id ?? "") as ReflectionId };
  try {
    await db.$transaction([
      db.sharedPost.delete({ where: { workspaceId_id: { workspaceId: school.workspaceId, id } } }),
      db.reflection.updateMany({
        where,
        data: { audience: "me", channel: null, messageTs: null, updatedAt: now.toISOString() },
      }),
      db.announcement.deleteMany({ where }),
      addRetraction(db, school, { ...retraction, person: personId, now }),
    ]);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  return { retraction: { ...retraction, tries: 0 }, wasReflection: reflection !== null };
}
