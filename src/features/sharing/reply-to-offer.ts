// The writer of a roadblock replies to an offer, once; the person who offered hears of it.
import { z } from "zod";
import { FORM_EXPIRED, NO_STUDENT_NAMES } from "../../content/form-words.js";
import { MAX_OFFER_LENGTH } from "../../domain/roadblock.js";
import { multiLineText } from "../../domain/text.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { modal, type Replies, type Reply, replace, saved } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { paragraph, quote } from "../../slack/message/blocks.js";
import { type Offer, offersTo, replyToOffer } from "../../store/roadblock-offers.js";
import type { Ctx } from "../context.js";
import { composeOffers } from "./list-offers.js";
import { OfferToReplyTo, replyToOfferLink } from "./offer-links.js";
import { toOfferMessage } from "./offers-view.js";

/** Throws Refusal unless it was made to the person who asks. */
async function findOffer(ctx: Ctx, id: string): Promise<Offer> {
  const offers = await offersTo(ctx.db, ctx.school, { writer: ctx.user.id });
  const offer = offers.find((one) => one.id === id);
  if (offer) return offer;
  throw new Refusal("This offer is gone: the reflection was deleted. You can still message the person who offered.");
}

/** Throws Refusal when the person who offered can't read a reply. */
async function refuseIfGone(ctx: Ctx, { helper }: Offer): Promise<void> {
  const [person] = await ctx.people([helper.id]);
  if (person?.standing !== "member")
    throw new Refusal(`${helper.name} has left this workspace, so I can't pass on a reply.`);
}

/** The message or the list that was clicked in, as it is now. */
async function showReplied(ctx: Ctx, offer: Offer, page: number | undefined): Promise<Reply> {
  const message =
    page === undefined ? toOfferMessage(offer) : await composeOffers(ctx, { reflection: offer.reflection, page });
  return replace(message, { title: "Your reply" });
}

export const openReply = defineButton({
  link: replyToOfferLink,
  opensForm: true,
  run: async (ctx: Ctx, { offer: id, page }): Promise<Replies> => {
    const offer = await findOffer(ctx, id);
    if (offer.reply !== undefined) return showReplied(ctx, offer, page);
    await refuseIfGone(ctx, offer);
    const hidden = { offer: offer.id, page, name: offer.helper.name, text: offer.text };
    return modal(toModal(replyForm, ctx, { hidden, origin: ctx.origin }));
  },
});

export const replyForm = defineForm({
  name: "reply-to-offer",
  title: () => "Reply",
  submit: () => "Send",
  fields: {
    reply: text({
      label: "Your reply",
      hint: NO_STUDENT_NAMES,
      schema: multiLineText(MAX_OFFER_LENGTH, { missing: "Write a reply." }),
      max: MAX_OFFER_LENGTH,
      multiline: true,
    }),
  },
  hidden: OfferToReplyTo.extend({ name: z.string(), text: z.string() }),
  intro: (_ctx: Ctx, { hidden: { name, text: offered } }) => [
    paragraph(`${name} gets it from me. No one else can read it.`),
    quote(offered),
  ],
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { reply }, hidden): Promise<Replies> => {
    const offer = await findOffer(ctx, hidden.offer);
    await refuseIfGone(ctx, offer);
    const { db, school, user } = ctx;
    const isNew = await replyToOffer(db, school, { id: offer.id, writer: user.id, reply });
    // Someone who replied on another device meanwhile sees which reply was sent.
    const show = async () => showReplied(ctx, await findOffer(ctx, offer.id), hidden.page);
    return isNew ? saved(show) : show();
  },
});
