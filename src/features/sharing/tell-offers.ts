// Passes on offers to help and the replies to them, each once. Nobody waits for school hours to hear from a colleague.
import { defineNudge } from "../../slack/define/nudge.js";
import type { Asked } from "../../slack/define/question.js";
import type { Message } from "../../slack/message/blocks.js";
import {
  claimTelling,
  type Offer,
  offersToTell,
  offersWithIds,
  releaseTelling,
  repliesToTell,
} from "../../store/roadblock-offers.js";
import type { PostCtx } from "../context.js";
import { toOfferGone, toOfferMessage, toOfferReply } from "./offers-view.js";

/** What both messages show changes with the roadblock's words and the reply. */
async function readVersions({ db, school }: PostCtx, asked: readonly Asked[]): Promise<string[]> {
  const ids = asked.flatMap(({ about }) => about);
  const offers = await offersWithIds(db, school, ids);
  return asked.map(({ about }) => JSON.stringify(offers.get(about[0] ?? "") ?? "gone"));
}

async function readMessage(
  { db, school }: PostCtx,
  { about }: Asked,
  toMessage: (offer: Offer) => Message,
): Promise<Message> {
  const [offer] = (await offersWithIds(db, school, about)).values();
  return offer ? toMessage(offer) : toOfferGone();
}

export const tellOffers = defineNudge({
  name: "roadblock-offer",
  due: ({ db, school }: PostCtx) => offersToTell(db, school),
  to: ({ writer }: Offer) => writer.id,
  about: ({ id }) => [id],
  claim: ({ db, school, now }, { id }) => claimTelling(db, school, { id, told: "toldAt", now }),
  release: ({ db, school }, { id }) => releaseTelling(db, school, { id, told: "toldAt" }),
  versions: readVersions,
  compose: (ctx, asked) => readMessage(ctx, asked, toOfferMessage),
});

export const tellReplies = defineNudge({
  name: "roadblock-offer-reply",
  due: ({ db, school }: PostCtx) => repliesToTell(db, school),
  to: ({ helper }: Offer) => helper.id,
  about: ({ id }) => [id],
  claim: ({ db, school, now }, { id }) => claimTelling(db, school, { id, told: "replyToldAt", now }),
  release: ({ db, school }, { id }) => releaseTelling(db, school, { id, told: "replyToldAt" }),
  versions: readVersions,
  compose: (ctx, asked) => readMessage(ctx, asked, toOfferReply),
});
