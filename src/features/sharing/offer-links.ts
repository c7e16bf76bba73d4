// What the buttons of offers to help carry.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";

/** A roadblock that others can read. `roadblock` is a key made of its words. */
export const RoadblockToHelp = z.object({ reflection: z.string(), roadblock: z.string() });

export const offerHelpLink = defineLink("offer-help", RoadblockToHelp);
/** `page`: it was clicked on that page of the list, which is shown again. */
export const OfferToReplyTo = z.object({ offer: z.string(), page: z.int().min(0).optional() });
export const replyToOfferLink = defineLink("reply-to-offer", OfferToReplyTo);
/** The offers about one of a person's own reflections. */
export const offersLink = defineLink("offers", z.object({ reflection: z.string(), page: z.int().min(0) }));
