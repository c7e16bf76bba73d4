// How the list of units looks: a line per unit with what this person may do with it, and buttons to paging the pages.
import { z } from "zod";
import { partnersDiffer } from "../../domain/agreement.js";
import { mayChangeUnit } from "../../domain/role.js";
import { formatMonth, Month } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons } from "../../slack/message/paging.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { levelOpinionsLink } from "../levels/level-opinions-view.js";
import { toLogHint } from "./log-hint-view.js";
import { deleteUnitLink, editUnitLink, toUnitValue } from "./unit-links.js";
import { toUnitSummary } from "./unit-summary-view.js";

export const ListQuery = z.object({
  whose: z.enum(["mine", "all"]),
  month: Month.optional(),
  /** From 0, the newest. The maximum is far beyond any real log. */
  page: z.int().min(0).max(100_000),
});
export type ListQuery = z.output<typeof ListQuery>;

export const listPageLink = defineLink("list-page", ListQuery);

export function toDeleteButton(unit: LoggedUnit) {
  const { title } = unit;
  const text = `"${clip(title, 150)}" will be removed from the log and the report. You can restore it for 24 hours.`;
  return toButton(deleteUnitLink, toUnitValue(unit), {
    text: "Delete",
    accessibilityLabel: `Delete ${title}`,
    confirm: { title: "Delete this unit?", text, confirm: "Delete", style: "danger" },
  });
}

function toUnitBlocks(ctx: Ctx, unit: LoggedUnit): Block[] {
  const { id, title } = unit;
  const line = paragraph(...toUnitSummary(unit, ctx));
  if (!mayChangeUnit(ctx.user, { loggedBy: unit.loggedBy.id, partners: unit.partners })) return [line];
  const ratings = { text: "See level ratings", accessibilityLabel: `See level ratings of ${title}` };
  return [
    line,
    buttons(
      toButton(editUnitLink, toUnitValue(unit), { text: "Edit", accessibilityLabel: `Edit ${title}` }),
      toDeleteButton(unit),
      ...(partnersDiffer(unit.agreed) ? [toButton(levelOpinionsLink, { unit: id }, ratings)] : []),
    ),
  ];
}

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
    ...units.flatMap((unit) => toUnitBlocks(ctx, unit)),
    ...(paging.length > 0 ? [buttons(...paging)] : []),
    footnote(`${first + 1} to ${first + units.length} of ${total}, newest first.`),
  );
}
