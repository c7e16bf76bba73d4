// Redraws the post of a reflection when its writer answers about a roadblock in it: solved, open again, or with a new idea.
import { sheetOf } from "../../content/index.js";
import { Refusal } from "../../slack/define/refusal.js";
import { channelMessage, type Reply, saved } from "../../slack/define/replies.js";
import { ownReflection } from "../../store/own-reflections.js";
import type { Ctx } from "../context.js";
import { toReflectionPost } from "./reflection-post-view.js";

/** The reply that draws the post as it is now. The answer itself is saved, so it is read only then. */
export function redrawPost(ctx: Ctx, id: string): Reply {
  const { db, school, user } = ctx;
  return saved(async () => {
    const reflection = await ownReflection(db, school, { id, person: user.id });
    const sheet = reflection && sheetOf(reflection.sheet);
    if (!sheet || !reflection.channel || !reflection.messageTs) throw new Refusal("The post in the channel is gone.");
    const { channel, messageTs: ts, answers, roadblocks } = reflection;
    const message = toReflectionPost({ sheet, answers, roadblocks, name: user.name }, reflection);
    // An answer doesn't change who can read the reflection, even if its post was deleted.
    return channelMessage(channel, message, { ts });
  });
}
