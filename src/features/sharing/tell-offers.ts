// Passes on offers to help and the replies to them, each once. Nobody waits for school hours to hear from a colleague.
import { defineNudge } from "../../slack/define/nudge.js";
import { claimTelling, type Offer, offersToTell, releaseTelling, repliesToTell } from "../../store/roadblock-offers.js";
import type { PostCtx } from "../context.js";
import { toOfferMessage, toReplyMessage } from "./offers-view.js";

export const tellOffers = defineNudge({
  name: "roadblock-offer",
  due: ({ db, school }: PostCtx) => offersToTell(db, school),
  to: ({ writer }: Offer) => writer.id,
  claim: ({ db, school, now }, { id }) => claimTelling(db, school, { id, told: "toldAt", now }),
  release: ({ db, school }, { id }) => releaseTelling(db, school, { id, told: "toldAt" }),
  compose: async (_ctx, offer) => toOfferMessage(offer),
});

export const tellReplies = defineNudge({
  name: "roadblock-offer-reply",
  due: ({ db, school }: PostCtx) => repliesToTell(db, school),
  to: ({ helper }: Offer) => helper.id,
  claim: ({ db, school, now }, { id }) => claimTelling(db, school, { id, told: "replyToldAt", now }),
  release: ({ db, school }, { id }) => releaseTelling(db, school, { id, told: "replyToldAt" }),
  compose: async (_ctx, offer) => toReplyMessage(offer),
});
