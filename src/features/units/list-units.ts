// Lists the units in the log, newest first, ten per page: the person's own or everyone's, all of them or what they look for.
import { defineButton } from "../../slack/define/button.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Ctx } from "../context.js";
import { readList } from "./read-unit-list.js";
import { readTypedSearch } from "./typed-search.js";
import { listPageLink, toListTitle } from "./unit-query-view.js";

export const listUnits = defineSubcommand({
  word: "list",
  usage: "[mine|all] [month, grade 4, level 3, @person, words]",
  summary: "find logged units, newest first",
  button: "See units",
  run: async (ctx: Ctx, typed) => {
    const { query, meant } = await readTypedSearch(ctx, typed);
    return whisper(await readList(ctx, { ...query, page: 0 }, meant), { title: toListTitle(query) });
  },
});

export const turnListPage = defineButton({
  link: listPageLink,
  run: async (ctx: Ctx, query) => replace(await readList(ctx, query), { title: toListTitle(query) }),
});
