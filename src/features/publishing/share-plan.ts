// Shares a plan in the channel the person is in: they see the post first, and exactly that is posted.
import { z } from "zod";
import { defineButton, defineLink, toButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, replace, whisper } from "../../slack/define/replies.js";
import { buttons, channelMention, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";
import { toPlanPaper } from "../papers/plan-paper-view.js";
import { findPlanToSee } from "../plans/find-plan.js";
import { sharePlanLink } from "../plans/plan-paper-links.js";
import { channelToShareIn, shareInChannel } from "../posts/share-in-channel.js";
import { toPlanPost, toPostBlocks } from "./plan-post-view.js";

/** `seen`: when the plan that was previewed was last changed. */
export const postPlanLink = defineLink("post-plan", z.object({ plan: z.string(), seen: z.string() }));

/** Whoever reads the channel sees it, so areas of deficit and gaps are never in it. */
const toSharedPaper = ({ school, now }: Ctx, plan: Plan) => toPlanPaper(plan, { school, now, withDeficits: false });

const seenOf = ({ updatedAt, unit }: Plan): string =>
  `${updatedAt.toISOString()} ${unit?.updatedAt.toISOString() ?? ""}`.trim();

const TITLE = "Share a plan";

function toPreview(ctx: Ctx, plan: Plan, notice: string) {
  const channel = channelToShareIn(ctx);
  if (!channel) throw new Refusal("You can only share a plan in a channel. Open one and try again there.");
  const value = { plan: plan.id, seen: seenOf(plan) };
  return toMessage(
    paragraph(`${notice}Preview: this will be posted in `, channelMention(channel), "."),
    ...toPostBlocks(toSharedPaper(ctx, plan)),
    buttons(toButton(postPlanLink, value, { text: "Post it", style: "primary" })),
  );
}

export const sharePlan = defineButton({
  link: sharePlanLink,
  run: async (ctx: Ctx, { plan: id }): Promise<Replies> => {
    const { plan } = await findPlanToSee(ctx, id);
    return whisper(toPreview(ctx, plan, ""), { title: TITLE });
  },
});

export const postPlan = defineButton({
  link: postPlanLink,
  run: async (ctx: Ctx, { plan: id, seen }): Promise<Replies> => {
    const { plan } = await findPlanToSee(ctx, id);
    if (seen !== seenOf(plan))
      return replace(toPreview(ctx, plan, "The plan has changed, so it wasn't posted yet. "), { title: TITLE });
    return shareInChannel(ctx, {
      ...{ what: "plan", line: "plan", title: "Plan shared" },
      toPost: async (below) => toPlanPost(toSharedPaper(ctx, plan), plan.id, below),
    });
  },
});
