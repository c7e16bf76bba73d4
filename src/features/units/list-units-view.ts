// How the list of units looks: what it shows, a line per unit with a menu, and buttons that turn the pages or search on.
import { isFiltered } from "../../domain/unit-query.js";
import { toButton } from "../../slack/define/button.js";
import { buttons, footnote, heading, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { pageButtons } from "../../slack/message/paging.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { toLogHint } from "./log-hint-view.js";
import { toUnitLine } from "./unit-menu-view.js";
import {
  type ListQuery,
  listPageLink,
  type Meant,
  type QueryNames,
  toFilterButtons,
  toQueryWords,
  toWiderButtons,
} from "./unit-query-view.js";

interface ShownQuery {
  query: ListQuery;
  names: QueryNames;
}

export function toEmptyList(ctx: Ctx, { query, names, meant }: ShownQuery & { meant: Meant }): Message {
  const wider = toWiderButtons(query, meant);
  return toMessage(
    heading(toQueryWords(ctx, query, names)),
    paragraph(isFiltered(query) ? "No units found." : "None yet."),
    wider.length > 0 ? buttons(...wider) : undefined,
    toLogHint(ctx.command),
  );
}

/** One page. `first` is the position of its first unit, from 0; `last` is the number of the last page. */
export function toUnitList(
  ctx: Ctx,
  { query, names }: ShownQuery,
  page: { units: readonly LoggedUnit[]; first: number; total: number; last: number },
): Message {
  const { units, first, total, last } = page;
  const paging = pageButtons({
    ...{ page: query.page, last },
    toButton: (to, look) => toButton(listPageLink, { ...query, page: to }, look),
  });
  return toMessage(
    heading(`${toQueryWords(ctx, query, names)}: ${total}`),
    ...units.map((unit) => toUnitLine(unit, ctx)),
    buttons(...toFilterButtons(query), ...paging),
    footnote(`${first + 1} to ${first + units.length} of ${total}, newest first.`),
  );
}
