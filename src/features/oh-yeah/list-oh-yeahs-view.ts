// How the OH YEAHs of a month look: page by page, with buttons to pick and to delete.
import { MAX_PICKED } from "../../domain/oh-yeah.js";
import { managesLibrary } from "../../domain/role.js";
import { formatMonth, type Month, monthAfter, monthBefore, monthName } from "../../domain/time/month.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  code,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import type { OhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import { ohYeahPageLink, pickLink, removeOhYeahLink } from "./oh-yeah-links.js";

const OH_YEAHS_PER_PAGE = 8;

interface OhYeahPage {
  month: Month;
  /** The last month that has a button. */
  thisMonth: Month;
  page: number;
  ohYeahs: readonly OhYeah[];
  notice?: string;
}

function toPickButton({ id, text, pickedFor }: OhYeah, { month, page }: { month: Month; page: number }) {
  const isPicked = pickedFor === month;
  const value = { ohYeah: id, month, page, picked: !isPicked };
  const label = isPicked ? "Remove from the report" : "Pick for the report";
  const look = { text: label, accessibilityLabel: `${label}: ${text}`, suffix: id };
  return toButton(pickLink, value, isPicked ? look : { ...look, style: "primary" });
}

function toDeleteButton({ id, text }: OhYeah) {
  const look = { text: "Delete", accessibilityLabel: `Delete: ${text}`, suffix: id };
  return toButton(removeOhYeahLink, { ohYeah: id }, look);
}

function toOhYeahBlocks({ user }: Ctx, ohYeah: OhYeah, at: { month: Month; page: number }): Block[] {
  const { text, author, savedBy } = ohYeah;
  const actions = [
    ...(managesLibrary(user) ? [toPickButton(ohYeah, at)] : []),
    ...([author.id, savedBy.id].includes(user.id) ? [toDeleteButton(ohYeah)] : []),
  ];
  return [
    paragraph(`“${text}” – ${author.name}`, ohYeah.pickedFor === at.month ? bold(" · in the report") : ""),
    ...(actions.length > 0 ? [buttons(...actions)] : []),
  ];
}

/** Buttons to the other pages, the month before and the month after. */
function toTurnButtons({ month, thisMonth }: OhYeahPage, { page, last }: { page: number; last: number }) {
  const toMonth = (other: Month) =>
    toButton(ohYeahPageLink, { month: other, page: 0 }, { text: monthName(other), suffix: other });
  return [
    ...pageButtons({ page, last, toButton: (to, look) => toButton(ohYeahPageLink, { month, page: to }, look) }),
    toMonth(monthBefore(month)),
    ...(month < thisMonth ? [toMonth(monthAfter(month))] : []),
  ];
}

export function toOhYeahList(ctx: Ctx, list: OhYeahPage): Message {
  const { month, notice } = list;
  const { page, last, shown } = pageOf(list.ohYeahs, { size: OH_YEAHS_PER_PAGE, page: list.page });
  return toMessage(
    heading(`OH YEAHs, ${formatMonth(month)}`),
    notice ? paragraph(notice) : undefined,
    ...(shown.length === 0 ? [paragraph("None yet.")] : []),
    ...shown.flatMap((ohYeah) => toOhYeahBlocks(ctx, ohYeah, { month, page })),
    buttons(...toTurnButtons(list, { page, last })),
    footnote(
      "Add one: ",
      code(`${ctx.command} ohyeah`),
      managesLibrary(ctx.user) ? ` and a sentence. Pick up to ${MAX_PICKED} for the report.` : " and a sentence.",
    ),
  );
}
