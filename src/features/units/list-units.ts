// Lists the units in the log, newest first, ten per page: the person's own or everyone's, of one month or of all.
import { defineButton } from "../../slack/define/button.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Message } from "../../slack/message/blocks.js";
import { lastPageOf } from "../../slack/message/paging.js";
import { pageOfUnits, UNITS_PER_PAGE } from "../../store/unit-list.js";
import { askedMonth } from "../asked-month.js";
import type { Ctx } from "../context.js";
import { type ListQuery, listPageLink, toEmptyList, toListTitle, toUnitList } from "./list-units-view.js";

const EXAMPLES = ["list all October", "list mine 2026-10"];

function readListQuery(ctx: Ctx, typed: string): ListQuery {
  const [, whose, rest = ""] = /^(?:(mine|all)(?:\s+|$))?(.*)$/is.exec(typed) ?? [];
  const toLine = (corrected: string) => ["list", whose?.toLowerCase(), corrected].filter(Boolean).join(" ");
  const month = rest === "" ? undefined : askedMonth(ctx, rest, { examples: EXAMPLES, toLine });
  // Teachers mostly look for their own units, librarians and admins for everyone's.
  const usual = ctx.user.role === "staff" ? "mine" : "all";
  return { whose: (whose?.toLowerCase() as ListQuery["whose"] | undefined) ?? usual, month, page: 0 };
}

async function readList(ctx: Ctx, query: ListQuery): Promise<Message> {
  const person = query.whose === "mine" ? ctx.user.id : undefined;
  const { units, total } = await pageOfUnits(ctx.db, ctx.school, { person, month: query.month, page: query.page });
  if (total === 0) return toEmptyList(ctx, query);
  const last = lastPageOf(total, UNITS_PER_PAGE);
  // Units may have been deleted since the button was drawn.
  if (units.length === 0) return readList(ctx, { ...query, page: last });
  return toUnitList(ctx, query, { units, total, last, first: query.page * UNITS_PER_PAGE });
}

export const listUnits = defineSubcommand({
  word: "list",
  usage: "[mine|all] [month]",
  summary: "see logged units, newest first",
  button: "See units",
  run: async (ctx: Ctx, typed) => {
    const query = readListQuery(ctx, typed);
    return whisper(await readList(ctx, query), { title: toListTitle(query) });
  },
});

export const turnListPage = defineButton({
  link: listPageLink,
  run: async (ctx: Ctx, query) => replace(await readList(ctx, query), { title: toListTitle(query) }),
});
