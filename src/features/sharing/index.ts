// What people shared: librarians, admins and those in a channel read it and offer help with roadblocks.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { listOffers } from "./list-offers.js";
import { offerForm, offerHelp } from "./offer-help.js";
import { listShared, readReflection } from "./read-reflections.js";
import { replyToOffer } from "./reply-to-offer.js";
import { tellOffers, tellReplies } from "./tell-offers.js";

export const sharing: Feature<Ctx, PostCtx> = {
  forms: [offerForm, replyToOffer.form],
  buttons: [listShared, readReflection, offerHelp, replyToOffer.button, listOffers],
  nudges: [tellOffers, tellReplies],
};
