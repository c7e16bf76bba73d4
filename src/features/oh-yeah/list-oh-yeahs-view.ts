// How the OH YEAHs of a month look: a line for each, with a button or a menu to pick and to delete, page by page.
import { MAX_PICKED } from "../../domain/oh-yeah.js";
import { managesLibrary } from "../../domain/role.js";
import { formatMonth, type Month, monthAfter, monthBefore, monthName } from "../../domain/time/month.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
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
import { typedLine } from "../../slack/message/line.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import type { OhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";
import { toMarkItems } from "../marking/mark-links.js";
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

type At = Pick<OhYeahPage, "month" | "page">;

const isPicked = ({ pickedFor }: OhYeah, { month }: At) => pickedFor === month;
const toPickValue = (ohYeah: OhYeah, at: At) => ({ ohYeah: ohYeah.id, ...at, picked: !isPicked(ohYeah, at) });
const toPickWords = (ohYeah: OhYeah, at: At) =>
  isPicked(ohYeah, at) ? "Remove from the report" : "Pick for the report";

function toPickButton(ohYeah: OhYeah, at: At) {
  const { id } = ohYeah;
  const text = toPickWords(ohYeah, at);
  const look = { text, accessibilityLabel: `${text}: ${ohYeah.text}`, suffix: id };
  return toButton(pickLink, toPickValue(ohYeah, at), isPicked(ohYeah, at) ? look : { ...look, style: "primary" });
}

function toDeleteButton({ id, text }: OhYeah) {
  const look = { text: "Delete", accessibilityLabel: `Delete: ${text}`, suffix: id };
  return toButton(removeOhYeahLink, { ohYeah: id }, look);
}

/** What this person may do with it: a button, or a menu if it is more than one thing. */
function toActions(ctx: Ctx, ohYeah: OhYeah, at: At) {
  const { user } = ctx;
  const mayDelete = [ohYeah.author.id, ohYeah.savedBy.id].includes(user.id);
  if (!managesLibrary(user)) return mayDelete ? toDeleteButton(ohYeah) : undefined;
  const more = [
    ...toMarkItems(ctx, { kind: "ohyeah", id: ohYeah.id }),
    ...(mayDelete ? [toMenuItem(removeOhYeahLink, { ohYeah: ohYeah.id }, "Delete")] : []),
  ];
  if (more.length === 0) return toPickButton(ohYeah, at);
  return toMenu([toMenuItem(pickLink, toPickValue(ohYeah, at), toPickWords(ohYeah, at)), ...more]);
}

function toLine(ctx: Ctx, ohYeah: OhYeah, at: At): Block {
  const [said, by, picked] = [`“${ohYeah.text}”`, `– ${ohYeah.author.name}`, " · in the report"];
  const inReport = isPicked(ohYeah, at) ? picked : "";
  const alone = paragraph(`${said} ${by}`, inReport ? bold(inReport) : "");
  const beside = toActions(ctx, ohYeah, at);
  return beside ? { ...typedLine({ title: said, details: `${by}${inReport}` }, beside), text: alone.text } : alone;
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
    ...shown.map((ohYeah) => toLine(ctx, ohYeah, { month, page })),
    buttons(...toTurnButtons(list, { page, last })),
    footnote(
      "Add one: ",
      code(`${ctx.command} ohyeah`),
      " and a sentence. All staff can read it.",
      managesLibrary(ctx.user) ? ` Pick up to ${MAX_PICKED} for the report.` : "",
    ),
  );
}
