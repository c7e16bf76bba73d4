// Rows of announcements: where the staff was told about Bookend, by whom and when.
import type { ChannelId, PersonId } from "../domain/ids.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

export interface Announcement {
  by: string;
  at: Date;
  /** False if Slack didn't confirm the post, so it may not be there. */
  isConfirmed: boolean;
}

/** The last announcement in this channel; undefined if there was none. */
export async function announcementIn(db: Db, school: School, channel: ChannelId): Promise<Announcement | undefined> {
  const row = await db.announcement.findUnique({
    where: { workspaceId_schoolId_channel: { ...inSchool(school), channel } },
    include: { person: true },
  });
  return row ? { by: row.person.name, at: new Date(row.announcedAt), isConfirmed: row.messageTs !== null } : undefined;
}

/** Was the staff told in any channel? */
export async function isAnnounced(db: Db, school: School): Promise<boolean> {
  return (await db.announcement.count({ where: inSchool(school) })) > 0;
}

interface NewAnnouncement {
  channel: ChannelId;
  person: PersonId;
  /** The last one in this channel, as the person knows it. */
  before: Date | undefined;
  now: Date;
}

const CLAIM = `
  INSERT INTO "Announcement" ("workspaceId", "schoolId", "channel", "personId", "announcedAt")
  VALUES (@workspaceId, @schoolId, @channel, @person, @at)
  ON CONFLICT ("workspaceId", "schoolId", "channel")
  DO UPDATE SET "personId" = excluded."personId", "announcedAt" = excluded."announcedAt", "messageTs" = NULL
  WHERE "Announcement"."announcedAt" = @before`;

/** Records an announcement before it is posted. False if someone else announced in this channel after `before`. */
export async function claimAnnouncement(db: Db, school: School, announcement: NewAnnouncement): Promise<boolean> {
  const { channel, person, before, now } = announcement;
  const times = { at: now.toISOString(), before: before?.toISOString() ?? "" };
  return sqlOf(db).write([
    { sql: CLAIM, params: { ...inSchool(school), channel, person, ...times }, mustChange: true },
  ]);
}

const announced = (school: School, { channel, at }: { channel: ChannelId; at: Date }) => ({
  ...inSchool(school),
  channel,
  announcedAt: at.toISOString(),
});

/** The announcement is in the channel, as this message. */
export async function confirmAnnouncement(
  db: Db,
  school: School,
  { messageTs, ...announcement }: { channel: ChannelId; at: Date; messageTs: string },
): Promise<void> {
  await db.announcement.updateMany({ where: announced(school, announcement), data: { messageTs } });
}

/** The announcement certainly isn't in the channel. */
export async function forgetAnnouncement(
  db: Db,
  school: School,
  announcement: { channel: ChannelId; at: Date },
): Promise<void> {
  await db.announcement.deleteMany({ where: announced(school, announcement) });
}
