// How OH YEAHs look: kept, listed for the month, and asked about where they were said in private.
import { z } from "zod";
import { MAX_PICKED } from "../../domain/oh-yeah.js";
import { looksAfterLibrary } from "../../domain/role.js";
import { formatMonth, Month, monthAfter, monthBefore, monthName } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { pageOf, turnButtons } from "../../slack/message/paging.js";
import {
  type Block,
  bold,
  buttons,
  code,
  footnote,
  heading,
  type Message,
  paragraph,
  quote,
  toMessage,
} from "../../slack/message/parts.js";
import type { OhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";

const OhYeahValue = z.object({ ohYeah: z.string() });

export const removeOhYeahLink = defineLink("remove-oh-yeah", OhYeahValue);
export const consentLink = defineLink("allow-oh-yeah", OhYeahValue.extend({ allowed: z.boolean() }));
const PickValue = OhYeahValue.extend({ month: Month, page: z.int().min(0), picked: z.boolean() });
export const pickLink = defineLink("pick-oh-yeah", PickValue);
export const ohYeahPageLink = defineLink("oh-yeah-page", z.object({ month: Month, page: z.int().min(0) }));

export const OH_YEAHS_PER_PAGE = 8;

export function toSavedOhYeah({ id, text }: OhYeah, schoolName: string): Message {
  return toMessage(
    paragraph(bold("Kept as an OH YEAH:")),
    quote(text),
    buttons(toButton(removeOhYeahLink, { ohYeah: id }, { text: "Undo" })),
    footnote(`Everyone on the staff of ${schoolName} can read it; a librarian may pick it for the month's report.`),
  );
}

/** Asks the author, whose words were found in a private place. */
export function toConsentQuestion({ id, text, savedBy }: OhYeah): Message {
  return toMessage(
    paragraph(`${savedBy.name} would like to keep this line of yours as an OH YEAH:`),
    quote(text),
    buttons(
      toButton(consentLink, { ohYeah: id, allowed: true }, { text: "Yes, keep it", style: "primary", suffix: "yes" }),
      toButton(consentLink, { ohYeah: id, allowed: false }, { text: "No", suffix: "no" }),
    ),
    footnote("You said it in private: unless you say yes, it is not kept. Only you see this message."),
  );
}

function toOhYeahBlocks(ohYeah: OhYeah, at: { month: Month; page: number; picks: boolean; mine: boolean }): Block[] {
  const { id, text, author } = ohYeah;
  const isPicked = ohYeah.pickedFor === at.month;
  const value = { ohYeah: id, month: at.month, page: at.page, picked: !isPicked };
  const part = id.slice(0, 8);
  const actions = [
    ...(at.picks
      ? [
          toButton(
            pickLink,
            value,
            isPicked
              ? { text: "Take out of the report", accessibilityLabel: `Take out of the report: ${text}`, suffix: part }
              : {
                  text: "Pick for the report",
                  accessibilityLabel: `Pick for the report: ${text}`,
                  style: "primary",
                  suffix: part,
                },
          ),
        ]
      : []),
    ...(at.mine
      ? [
          toButton(
            removeOhYeahLink,
            { ohYeah: id },
            { text: "Delete", accessibilityLabel: `Delete: ${text}`, suffix: part },
          ),
        ]
      : []),
  ];
  return [
    paragraph(`“${text}” – ${author.name}`, isPicked ? bold(" · in the report") : ""),
    ...(actions.length > 0 ? [buttons(...actions)] : []),
  ];
}

interface OhYeahPage {
  month: Month;
  /** No later one is offered. */
  thisMonth: Month;
  page: number;
  ohYeahs: readonly OhYeah[];
  notice?: string;
}

export function toOhYeahList(ctx: Ctx, { month, thisMonth, page: asked, ohYeahs, notice }: OhYeahPage): Message {
  const picks = looksAfterLibrary(ctx.user);
  const { page, last, shown } = pageOf(ohYeahs, { size: OH_YEAHS_PER_PAGE, asked });
  const toMonth = (other: Month) =>
    toButton(ohYeahPageLink, { month: other, page: 0 }, { text: monthName(other), suffix: other });
  const toPage = (to: number, look: { text: string; suffix: string }) =>
    toButton(ohYeahPageLink, { month, page: to }, look);
  const turn = [
    ...turnButtons({ page, last, toButton: toPage }),
    toMonth(monthBefore(month)),
    ...(month < thisMonth ? [toMonth(monthAfter(month))] : []),
  ];
  return toMessage(
    heading(`OH YEAHs, ${formatMonth(month)}`),
    notice ? paragraph(notice) : undefined,
    ...(shown.length === 0 ? [paragraph("None yet.")] : []),
    ...shown.flatMap((ohYeah) =>
      toOhYeahBlocks(ohYeah, { month, page, picks, mine: [ohYeah.author.id, ohYeah.savedBy.id].includes(ctx.user.id) }),
    ),
    buttons(...turn),
    footnote(
      "Record one with ",
      code(`${ctx.command} ohyeah a line`),
      picks ? `. Pick up to ${MAX_PICKED} for the report.` : ".",
      " Only you see this message.",
    ),
  );
}
