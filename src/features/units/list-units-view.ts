// How the list of units looks: a line per unit with a menu, and buttons that turn the pages.
import { z } from "zod";
import { formatMonth, Month } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { buttons, footnote, heading, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { pageButtons } from "../../slack/message/paging.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { toLogHint } from "./log-hint-view.js";
import { toUnitLine } from "./unit-menu-view.js";

export const ListQuery = z.object({
  whose: z.enum(["mine", "all"]),
  month: Month.optional(),
  /** From 0, the newest. The maximum is far beyond any real log. */
  page: z.int().min(0).max(100_000),
});
export type ListQuery = z.output<typeof ListQuery>;

export const listPageLink = defineLink("list-page", ListQuery);

/** Also its title as a modal. */
export const toListTitle = ({ whose, month }: ListQuery) =>
  `${whose === "mine" ? "Your units" : "All units"}${month ? `, ${formatMonth(month)}` : ""}`;

export function toEmptyList(ctx: Ctx, query: ListQuery): Message {
  return toMessage(heading(toListTitle(query)), paragraph("None yet."), toLogHint(ctx.command));
}

/** One page. `first` is the position of its first unit, from 0; `last` is the number of the last page. */
export function toUnitList(
  ctx: Ctx,
  query: ListQuery,
  page: { units: readonly LoggedUnit[]; first: number; total: number; last: number },
): Message {
  const { units, first, total, last } = page;
  const paging = pageButtons({
    ...{ page: query.page, last },
    toButton: (to, look) => toButton(listPageLink, { ...query, page: to }, look),
  });
  return toMessage(
    heading(toListTitle(query)),
    ...units.map((unit) => toUnitLine(unit, ctx)),
    ...(paging.length > 0 ? [buttons(...paging)] : []),
    footnote(`${first + 1} to ${first + units.length} of ${total}, newest first.`),
  );
}
