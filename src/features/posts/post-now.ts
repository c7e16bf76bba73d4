// Post now: a librarian who read the preview sends the post before it is due. The ledger sends it once, however many ask.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { postNow } from "../../store/posts.js";
import type { Ctx } from "../context.js";
import { readPlan } from "./plan.js";
import { composePlan } from "./post-preview.js";
import { postNowLink } from "./post-preview-view.js";
import { refuseUnlessManager } from "./upcoming-posts.js";

export const postPostNow = defineButton({
  link: postNowLink,
  run: async (ctx: Ctx, planned) => {
    await refuseUnlessManager(ctx);
    const { db, school, user, now, command } = ctx;
    const show = async () =>
      replace(await composePlan(ctx, { ...planned, channel: planned.channel }), { title: "Post now" });
    const { listed, isAhead, isPreviewed, definition } = await readPlan(ctx, { ...planned, channel: planned.channel });
    if (!isAhead) return show();
    // Its month isn't over yet, as a rule. The button may be an old one: since then its day was moved.
    if (!isPreviewed)
      throw new Refusal(
        `${listed.what} can't be posted before ${definition?.hasPreview ? "its preview is out" : "its day"}.`,
      );
    if (!listed.channel)
      throw new Refusal(
        `No admin channel is set, so there's nowhere to post it. An admin can choose one with \`${command} settings\`.`,
      );
    const { post: name, period, dueAt } = listed;
    const isNew = await postNow(db, school, { name, period, dueAt, by: user.name, now });
    // If someone else was faster, or the minute it was due has struck, the person reads what holds now.
    return isNew ? saved(show) : show();
  },
});
