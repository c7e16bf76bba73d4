// Finds plans and units by words, to use them again.
import { isEmptySearch, isWordless } from "../../domain/search-query.js";
import { readSearchLine, type SearchLine } from "../../domain/typed-line/search-line.js";
import { MAX_QUERY_WORDS } from "../../domain/unit-query.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { modal, replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { subjectsFor } from "../../store/schools.js";
import type { Ctx } from "../context.js";
import { toWrongWords } from "../units/typed-search.js";
import { toFindModal } from "./find-form.js";
import { findFormLink, findPageLink } from "./find-links.js";
import { FOUND_TITLE, NO_LETTERS, quote } from "./find-view.js";
import { readFound } from "./read-found.js";

const MAX_TYPED = 600;

const tooLong = () => new Refusal(`That's too long to search for. Use ${MAX_QUERY_WORDS} characters or fewer.`);

/** Throws Refusal for what can't be searched for: nothing that was typed is left out. */
async function readTyped(ctx: Ctx, typed: string): Promise<Pick<SearchLine, "query" | "plain">> {
  if (typed.length > MAX_TYPED) throw tooLong();
  const { query, plain, wrong, people } = readSearchLine(typed, await subjectsFor(ctx.db, ctx.school));
  const [problem] = wrong;
  if (problem) throw new Refusal(toWrongWords(problem));
  if (people.length > 0) throw withPeople(ctx, typed, plain);
  if ((query.words ?? "").length > MAX_QUERY_WORDS) throw tooLong();
  if (isWordless(isEmptySearch(query) && plain !== "" ? { words: plain } : query)) throw new Refusal(NO_LETTERS);
  return { query, plain };
}

function withPeople({ command }: Ctx, typed: string, plain: string): Refusal {
  const others = isWordless({ words: plain }) ? [] : [{ typed: `find ${plain}`, button: `Search ${quote(plain)}` }];
  return new Refusal(
    `I find plans and units by their words. To find someone's units, type \`${command} list\` and their name.`,
    { offers: [{ typed: `list ${typed}`, button: "Search the log" }, ...others] },
  );
}

export const find = defineSubcommand({
  word: "find",
  usage: "[words, grade 4, subject science, level 3]",
  summary: "find plans and units to use again",
  button: "Find a plan",
  opensForm: true,
  run: async (ctx: Ctx, typed) => {
    const { query, plain } = await readTyped(ctx, typed);
    if (isEmptySearch(query)) return modal(toFindModal(ctx, query));
    return whisper(await readFound(ctx, { ...query, page: 0 }, plain), { title: FOUND_TITLE });
  },
});

export const turnFindPage = defineButton({
  link: findPageLink,
  run: async (ctx: Ctx, query) => replace(await readFound(ctx, query), { title: FOUND_TITLE }),
});

export const changeSearch = defineButton({
  link: findFormLink,
  opensForm: true,
  run: async (ctx: Ctx, query) => modal(toFindModal(ctx, query)),
});
