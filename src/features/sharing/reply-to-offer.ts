// The writer of a roadblock replies to an offer, once; the person who offered hears of it.
import { defineButton } from "../../slack/define/button.js";
import { defineForm } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Offer, offersTo, replyToOffer as saveReply } from "../../store/roadblock-offers.js";
import type { Ctx } from "../context.js";
import { toReply } from "../passing-on/to-reply.js";
import { composeOffers } from "./list-offers.js";
import { replyToOfferLink } from "./offer-links.js";
import { toOfferMessage } from "./offers-view.js";

/** Throws Refusal unless it was made to the person who asks. */
async function findOffer(ctx: Ctx, id: string): Promise<Offer> {
  const offers = await offersTo(ctx.db, ctx.school, { writer: ctx.user.id });
  const offer = offers.find((one) => one.id === id);
  if (offer) return offer;
  throw new Refusal("This offer is gone: the reflection was deleted. You can still message the person who offered.");
}

const reply = toReply({
  name: "reply-to-offer",
  link: replyToOfferLink,
  find: async (ctx, { offer: id }) => {
    const { helper, text, ...offer } = await findOffer(ctx, id);
    return { from: helper, text, hasReply: offer.reply !== undefined };
  },
  save: ({ db, school, user }, { offer: id }, words) => saveReply(db, school, { id, writer: user.id, reply: words }),
  compose: async (ctx, { offer: id, page }) => {
    const offer = await findOffer(ctx, id);
    return page === undefined ? toOfferMessage(offer) : composeOffers(ctx, { reflection: offer.reflection, page });
  },
});

export const openReply = defineButton(reply.button);
export const replyForm = defineForm(reply.form);
