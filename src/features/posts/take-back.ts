// Take it back: for ten minutes, the person who shared something in a channel deletes its post with one click.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { retractionsOf } from "../../store/retractions.js";
import { sharedPostOf, TAKE_BACK_MS, takeBackPost } from "../../store/sent-posts.js";
import type { Ctx } from "../context.js";
import { takeBack } from "./take-back-posts.js";
import { takeBackLink, toTakenBack } from "./take-back-view.js";

const GONE = "There's nothing to take back here: it was taken back, or it isn't yours.";
const LATE = "It's been more than ten minutes, so I can't take this back. A workspace admin can delete the post.";

export const takeBackShared = defineButton({
  link: takeBackLink,
  run: async (ctx: Ctx, { share: id }) => {
    const { db, school, user, now } = ctx;
    const post = await sharedPostOf(db, school, { id, person: user.id });
    if (!post) throw new Refusal(GONE);
    if (now.getTime() - post.sharedAt.getTime() > TAKE_BACK_MS) throw new Refusal(LATE);
    const taken = await takeBackPost(db, school, { post, now });
    if (!taken) throw new Refusal(GONE);
    const { channel, messageTs } = post;
    const compose = async () => {
      const left = await retractionsOf(db, school, user.id);
      const isVisible = left.some((retraction) => retraction.messageTs === messageTs && retraction.channel === channel);
      return replace(toTakenBack({ channel, isVisible, wasReflection: taken.wasReflection }), { title: "Taken back" });
    };
    return [...takeBack(ctx, taken.retraction), saved(compose, { done: "Taken back" })];
  },
});
