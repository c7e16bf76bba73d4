// How OH YEAHs look: kept, listed for the month, and asked about where they were said in private.
import { z } from "zod";
import { PICKED_AT_MOST } from "../../domain/oh-yeah.js";
import { looksAfterLibrary } from "../../domain/role.js";
import { formatMonth, Month, monthAfter, monthBefore, monthName } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { pageOf, turnButtons } from "../../slack/message/paging.js";
import {
  bold,
  buttons,
  code,
  heading,
  line,
  type Message,
  type Piece,
  quote,
  small,
  toMessage,
} from "../../slack/message/parts.js";
import type { OhYeah } from "../../store/oh-yeahs.js";
import type { Ctx } from "../context.js";

const One = z.object({ ohYeah: z.string() });

export const removeOhYeahLink = defineLink("remove-oh-yeah", One);
export const consentLink = defineLink("allow-oh-yeah", One.extend({ allowed: z.boolean() }));
const Picked = One.extend({ month: Month, page: z.int().min(0), picked: z.boolean() });
export const pickLink = defineLink("pick-oh-yeah", Picked);
export const ohYeahPageLink = defineLink("oh-yeah-page", z.object({ month: Month, page: z.int().min(0) }));

export const OH_YEAHS_A_PAGE = 8;

export function toKept({ id, text }: OhYeah, schoolName: string): Message {
  return toMessage(
    line(bold("Kept as an OH YEAH:")),
    quote(text),
    buttons(toButton(removeOhYeahLink, { ohYeah: id }, { text: "Undo" })),
    small(`Everyone on the staff of ${schoolName} can read it; a librarian may pick it for the month's report.`),
  );
}

/** Asks the author, whose words were found in a private place. */
export function toConsentQuestion({ id, text, savedBy }: OhYeah): Message {
  return toMessage(
    line(`${savedBy.name} would like to keep this line of yours as an OH YEAH:`),
    quote(text),
    buttons(
      toButton(consentLink, { ohYeah: id, allowed: true }, { text: "Yes, keep it", style: "primary", part: "yes" }),
      toButton(consentLink, { ohYeah: id, allowed: false }, { text: "No", part: "no" }),
    ),
    small("You said it in private: unless you say yes, it is not kept. Only you see this message."),
  );
}

function toOnePieces(ohYeah: OhYeah, at: { month: Month; page: number; picks: boolean; mine: boolean }): Piece[] {
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
              ? { text: "Take out of the report", spoken: `Take out of the report: ${text}`, part }
              : { text: "Pick for the report", spoken: `Pick for the report: ${text}`, style: "primary", part },
          ),
        ]
      : []),
    ...(at.mine
      ? [toButton(removeOhYeahLink, { ohYeah: id }, { text: "Delete", spoken: `Delete: ${text}`, part })]
      : []),
  ];
  return [
    line(`“${text}” – ${author.name}`, isPicked ? bold(" · in the report") : ""),
    ...(actions.length > 0 ? [buttons(...actions)] : []),
  ];
}

interface Listed {
  month: Month;
  /** No later one is offered. */
  thisMonth: Month;
  page: number;
  ohYeahs: readonly OhYeah[];
  notice?: string;
}

export function toOhYeahList(ctx: Ctx, { month, thisMonth, page: asked, ohYeahs, notice }: Listed): Message {
  const picks = looksAfterLibrary(ctx.user);
  const { page, last, shown } = pageOf(ohYeahs, { size: OH_YEAHS_A_PAGE, asked });
  const toMonth = (other: Month) =>
    toButton(ohYeahPageLink, { month: other, page: 0 }, { text: monthName(other), part: other });
  const toPage = (to: number, look: { text: string; part: string }) =>
    toButton(ohYeahPageLink, { month, page: to }, look);
  const turn = [
    ...turnButtons({ page, last, toButton: toPage }),
    toMonth(monthBefore(month)),
    ...(month < thisMonth ? [toMonth(monthAfter(month))] : []),
  ];
  return toMessage(
    heading(`OH YEAHs, ${formatMonth(month)}`),
    notice ? line(notice) : undefined,
    ...(shown.length === 0 ? [line("None yet.")] : []),
    ...shown.flatMap((ohYeah) =>
      toOnePieces(ohYeah, { month, page, picks, mine: [ohYeah.author.id, ohYeah.savedBy.id].includes(ctx.user.id) }),
    ),
    buttons(...turn),
    small(
      "Record one with ",
      code(`${ctx.command} ohyeah a line`),
      picks ? `. Pick up to ${PICKED_AT_MOST} for the report.` : ".",
      " Only you see this message.",
    ),
  );
}
