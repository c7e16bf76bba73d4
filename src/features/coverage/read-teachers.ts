// Who counts as a teacher at this school now, as its settings and Slack say.
import type { ChannelId } from "../../domain/ids.js";
import { type TeacherSource, teachersAmong } from "../../domain/teachers.js";
import { adminsOf, librariansOf } from "../../store/people.js";
import { chosenTeachers } from "../../store/teachers.js";
import type { PostCtx } from "../context.js";

export type Teachers =
  | { people: readonly { id: string; name: string }[]; source: TeacherSource }
  /** Bookend can't see who is in this channel. */
  | { unseen: ChannelId };

function toSource(channel: ChannelId | undefined, chosen: readonly string[]): TeacherSource {
  if (chosen.length > 0) return { kind: "chosen" };
  return channel ? { kind: "channel", channel } : { kind: "staff" };
}

/** Undefined when Slack doesn't answer and never has. */
export async function readTeachers(ctx: PostCtx): Promise<Teachers | undefined> {
  const { db, school } = ctx;
  const channel = school.teacherChannel;
  const [everyone, inChannel, chosen, librarians, admins] = await Promise.all([
    ctx.staff(),
    channel && ctx.membersIfKnown(channel),
    chosenTeachers(db, school),
    librariansOf(db, school.workspaceId),
    adminsOf(db, school.workspaceId),
  ]);
  if (!everyone || inChannel === "unknown") return undefined;
  if (channel && !inChannel) return { unseen: channel };
  const idsOf = (people: readonly { id: string }[]) => people.map(({ id }) => id);
  const people = teachersAmong({
    ...{ everyone, inChannel: inChannel || undefined, chosen },
    ...{ librarians: idsOf(librarians), admins: idsOf(admins) },
  });
  return { people, source: toSource(channel, chosen) };
}
