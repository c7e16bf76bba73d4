// What people shared: librarians, admins and those in a channel read it and offer help with roadblocks.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { listOffers } from "./list-offers.js";
import { offerForm, offerHelp } from "./offer-help.js";
import { listShared, readReflection } from "./read-reflections.js";
import { openReply, replyForm } from "./reply-to-offer.js";
import { tellOffers, tellReplies } from "./tell-offers.js";

export const sharing: Feature<Ctx, PostCtx> = {
  forms: [offerForm, replyForm],
  buttons: [listShared, readReflection, offerHelp, openReply, listOffers],
  nudges: [tellOffers, tellReplies],
};
