// The writer of a roadblock sees who offered help, and what they replied.
import { defineButton } from "../../slack/define/button.js";
import { replace } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import { offersTo } from "../../store/roadblock-offers.js";
import type { Ctx } from "../context.js";
import { offersLink } from "./offer-links.js";
import { toOfferList } from "./offers-view.js";

/** Only what was offered to the person who asks. */
export async function composeOffers(ctx: Ctx, at: { reflection: string; page: number }): Promise<Message> {
  const offers = await offersTo(ctx.db, ctx.school, { writer: ctx.user.id, reflection: at.reflection });
  return toOfferList(ctx, offers, at);
}

export const listOffers = defineButton({
  link: offersLink,
  run: async (ctx: Ctx, value) => replace(await composeOffers(ctx, value), { title: "Offers of help" }),
});
