// What Slack says about the post of a reflection: it is there, or it isn't.
import type { PersonId, ReflectionId } from "../domain/ids.js";
import { addRetraction } from "./retractions.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";

/** Saves the ts of the post. If the reflection was changed or deleted meanwhile, nobody wants the post: it's retracted. */
export async function confirmPost(
  db: Db,
  school: School,
  post: { reflection: ReflectionId; person: PersonId; channel: string; messageTs: string; now: Date },
): Promise<void> {
  const { reflection: id, channel, messageTs } = post;
  const { count } = await db.reflection.updateMany({
    where: { id, ...inSchool(school), audience: "channel", channel, OR: [{ messageTs: null }, { messageTs }] },
    data: { messageTs },
  });
  if (count === 0) await addRetraction(db, school, post);
}

/** The post certainly isn't in the channel: the reflection becomes private to its writer. */
export async function makePrivate(
  db: Db,
  school: School,
  { reflection: id, channel }: { reflection: ReflectionId; channel: string },
): Promise<void> {
  await db.reflection.updateMany({
    where: { id, ...inSchool(school), audience: "channel", channel },
    data: { audience: "me", channel: null, messageTs: null },
  });
}
