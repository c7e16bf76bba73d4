// Reads what a question about roadblocks shows to their writer, and answers a click or a form with it.
import { type Replies, replace, saved } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import { ownRoadblocks, type Roadblock, roadblockId } from "../../store/roadblocks.js";
import type { Ctx } from "../context.js";
import { redrawPost } from "../sharing/redraw-post.js";
import { ROADBLOCK_TITLE, type RoadblockValue, toQuestion } from "./check-back-view.js";

/** The question about these roadblocks as it is now. `about` holds their ids. */
export async function readQuestion(
  { db, school, now }: Pick<Ctx, "db" | "school" | "now">,
  { person, about }: { person: string; about: readonly string[] },
): Promise<Message> {
  const found = await ownRoadblocks(db, school, { person, ids: about });
  return toQuestion(new Map(about.map((id) => [id, found.get(id)])), { now, timeZone: school.timeZone });
}

/**
 * Shows the question as it is now, in place of the message that was clicked. `isSaved`: the answer was written.
 * `changesPost`: others read the answer, too, so the post in a channel is redrawn.
 */
export function showQuestion(
  ctx: Ctx,
  { all }: RoadblockValue,
  answer: { roadblock: Roadblock; isSaved: boolean; changesPost?: boolean },
): Replies | Promise<Replies> {
  const { roadblock, isSaved, changesPost = true } = answer;
  const about = all ?? [roadblockId(roadblock)];
  const compose = async () =>
    replace(await readQuestion(ctx, { person: ctx.user.id, about }), { title: ROADBLOCK_TITLE });
  if (!isSaved) return compose();
  return [saved(compose), ...(changesPost && roadblock.isPosted ? [redrawPost(ctx, roadblock.reflection)] : [])];
}

/** Has nobody answered since the message was drawn? */
export const isAsSeen = ({ seen }: RoadblockValue, { changedAt }: Roadblock): boolean =>
  seen === undefined || seen === changedAt.toISOString();

/** What a form about the roadblock as it is now carries. */
export const toSeen = (value: RoadblockValue, { changedAt }: Roadblock): RoadblockValue => ({
  ...value,
  seen: changedAt.toISOString(),
});

/** The roadblock as the writer saw it, by its button. An older button knows only what it offered: `wasFor` says if that fits. */
export function seenBy({ seen }: RoadblockValue, roadblock: Roadblock, wasFor: boolean): Date | undefined {
  if (seen) return new Date(seen);
  return wasFor ? roadblock.changedAt : undefined;
}
