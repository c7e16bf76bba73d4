// How people see their own reflections: each with who can read it, and buttons to edit and to delete it.
import { z } from "zod";
import { sheetOf } from "../../content/index.js";
import { draftKey } from "../../domain/reflection.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  heading,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { lastPageOf, pageButtons } from "../../slack/message/paging.js";
import type { Reflection } from "../../store/reflection-row.js";
import type { Retraction } from "../../store/retractions.js";
import type { Offer } from "../../store/roadblock-offers.js";
import type { Ctx } from "../context.js";
import { toMarkButtons } from "../marking/mark-links.js";
import { stillVisibleWords } from "../posts/still-visible-view.js";
import { offersLink } from "../sharing/offer-links.js";
import { countOffers } from "../sharing/offers-view.js";
import { whoCanRead } from "./audience-view.js";
import { editReflectionLink, toStartOver } from "./sheet-form-view.js";

export const ownReflectionsLink = defineLink("own-reflections", z.object({ page: z.int().min(0) }));
/** `page`: it was clicked on that page of the list, which is shown again. */
export const deleteReflectionLink = defineLink(
  "delete-reflection",
  z.object({
    reflection: z.string(),
    page: z.int().min(0).optional(),
    /** When it was last changed, as its writer saw it. Buttons of older messages don't say. */
    seen: z.iso.datetime().optional(),
  }),
);

export interface OwnPage {
  reflections: readonly Reflection[];
  total: number;
  page: number;
  size: number;
  /** Posts that this person took back and that may still be visible. */
  takenBack: readonly Retraction[];
  /** Offers of help with this person's roadblocks. */
  offers: readonly Offer[];
  /** The `form` of each draft this person left. */
  drafts: readonly string[];
  notice?: readonly Inline[] | undefined;
}

export function toDeleteReflection({ id, channel, updatedAt }: Reflection, page?: number) {
  const post = channel ? " Its post in the channel is deleted, too." : "";
  return toButton(
    deleteReflectionLink,
    { reflection: id, page, seen: updatedAt.toISOString() },
    {
      text: "Delete",
      suffix: id,
      confirm: {
        title: "Delete this reflection?",
        text: `This deletes your answers, the roadblocks in it and any unsaved changes. You can't undo it.${post}`,
        confirm: "Delete",
        style: "danger",
      },
    },
  );
}

const toOffersButton = (reflection: Reflection["id"], count: number) =>
  toButton(offersLink, { reflection, page: 0 }, { text: `See ${countOffers(count)}`, suffix: reflection });

/** In a modal the form has no room for Start over, so it is here. */
const toEditButtons = ({ id, sheet }: Reflection, hasDraft: boolean) => [
  toButton(editReflectionLink, { reflection: id }, { text: hasDraft ? "Continue draft" : "Edit", suffix: id }),
  ...(hasDraft ? [toStartOver({ sheet, reflection: id }, id)] : []),
];

function toRow(ctx: Ctx, reflection: Reflection, { takenBack, offers, drafts, page }: OwnPage): Block[] {
  const { id, sheet: key, createdAt } = reflection;
  const sheet = sheetOf(key);
  const at = { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale };
  const day = formatDay(schoolDayAt(createdAt, ctx.tz), at);
  const stillIn = takenBack.filter((post) => post.reflection === id).map((post) => post.channel);
  const offered = offers.filter((offer) => offer.reflection === id).length;
  return [
    paragraph(`${day} · `, bold(sheet?.title ?? key), "\n", ...whoCanRead({ ...reflection, stillIn })),
    buttons(
      ...(sheet ? toEditButtons(reflection, drafts.includes(draftKey({ sheet: key, reflection: id }))) : []),
      ...(offered > 0 ? [toOffersButton(id, offered)] : []),
      ...toMarkButtons(ctx, { kind: "reflection", id }),
      toDeleteReflection(reflection, page),
    ),
  ];
}

export function toOwnReflections(ctx: Ctx, own: OwnPage): Message {
  const { reflections, total, page, size, notice } = own;
  const paging = pageButtons({
    page,
    last: lastPageOf(total, size),
    toButton: (to, look) => toButton(ownReflectionsLink, { page: to }, look),
  });
  return toMessage(
    heading("Your reflections"),
    notice ? paragraph(...notice) : undefined,
    ...(total === 0 ? [paragraph("None yet.")] : []),
    ...reflections.flatMap((reflection) => toRow(ctx, reflection, own)),
    ...(paging.length > 0 ? [buttons(...paging)] : []),
  );
}

export const CHANGED_SINCE = "This reflection has changed since, so I didn't delete it. Here it is now.";

/** `stillIn` are the channels where Slack hasn't deleted its post yet. */
export const deletedWords = (stillIn: readonly string[]): Inline[] =>
  stillIn.length > 0 ? ["Deleted. ", ...stillVisibleWords(stillIn)] : ["Deleted, with everything in it."];
