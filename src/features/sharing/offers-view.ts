// How offers to help with a roadblock look, to its writer and to the person who offers.
import { ONLY_YOU } from "../../content/form-words.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import type { Offer } from "../../store/roadblock-offers.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { MAX_QUOTED, toExchange, toReplyMessage } from "../passing-on/exchange-view.js";
import { offersLink, replyToOfferLink } from "./offer-links.js";

/** So that they fit in a message with their replies. */
const OFFERS_PER_PAGE = 4;

/** A roadblock in the middle of a line: its words, or what is left to say when they have changed. */
export const nameOf = ({ explain }: Pick<Offer, "explain">): string =>
  explain === undefined ? "a roadblock you shared" : `"${clip(explain.replace(/\s+/g, " "), MAX_QUOTED)}"`;

/** What was offered, and the reply or the button to it. */
const toOfferExchange = ({ id, text, reply, helper }: Offer, page?: number): Block[] =>
  toExchange(
    { text, reply: reply === undefined ? undefined : { by: "You", text: reply } },
    toButton(
      replyToOfferLink,
      { offer: id, page },
      { text: "Reply", accessibilityLabel: `Reply to ${helper.name}`, suffix: id },
    ),
  );

/** To the writer of the roadblock. */
export const toOfferMessage = (offer: Offer): Message =>
  toMessage(
    paragraph(`${offer.helper.name} can help with ${nameOf(offer)}:`),
    ...toOfferExchange(offer),
    footnote(ONLY_YOU),
  );

/** In place of an offer whose roadblock was deleted. */
export const toOfferGone = (): Message =>
  toMessage(paragraph("This offer of help is gone, because the reflection it was about was deleted."));

/** To the person who offered. */
export const toOfferReply = ({ writer, text, reply = "" }: Offer): Message =>
  toReplyMessage({ text, reply: { by: writer.name, text: reply } }, { to: "your offer to help", wrote: "You wrote" });

function toListedOffer(ctx: Ctx, offer: Offer, page: number): Block[] {
  const at = { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale };
  const day = formatDay(schoolDayAt(offer.createdAt, ctx.tz), at);
  const about = offer.explain === undefined ? "" : ` · ${nameOf(offer)}`;
  return [paragraph(bold(offer.helper.name), ` · ${day}${about}`), ...toOfferExchange(offer, page)];
}

/** The offers about one of this person's reflections, oldest first. */
export function toOfferList(
  ctx: Ctx,
  offers: readonly Offer[],
  { reflection, page: asked }: { reflection: string; page: number },
): Message {
  const { shown, ...page } = pageOf(offers, { size: OFFERS_PER_PAGE, page: asked });
  const paging = pageButtons({
    ...page,
    toButton: (to, look) => toButton(offersLink, { reflection, page: to }, look),
    previous: "Back",
    next: "More",
  });
  return toMessage(
    heading("Offers of help"),
    ...(shown.length === 0 ? [paragraph("None yet.")] : []),
    ...shown.flatMap((offer) => toListedOffer(ctx, offer, page.page)),
    ...(paging.length > 0 ? [buttons(...paging)] : []),
  );
}

/** "2 offers of help". */
export const countOffers = (count: number): string => `${count} ${count === 1 ? "offer" : "offers"} of help`;
