// Reads a page of what a search finds, in this school and nowhere else.
import type { SearchQuery } from "../../domain/search-query.js";
import { type SearchTerm, toSearchTerms } from "../../domain/search-words.js";
import type { Message } from "../../slack/message/blocks.js";
import { pageOf } from "../../slack/message/paging.js";
import { knownTerms, searchEntries } from "../../store/search.js";
import { readEntries } from "../../store/search-entries.js";
import type { Ctx } from "../context.js";
import type { FindPage } from "./find-links.js";
import { type NearSearch, toFoundPage, toNothingFound } from "./find-view.js";

const PER_PAGE = 5;

const termsOf = ({ words }: SearchQuery): SearchTerm[] => toSearchTerms(words ?? "");

/** As it is typed again: words that belong together in quotes. */
const toTyped = ({ typed }: SearchTerm) => (/\s/.test(typed) ? `"${typed}"` : typed);

/** What may be found instead: the words that are here, all together and then one by one. */
async function nearSearches({ db, school }: Ctx, query: SearchQuery): Promise<NearSearch[]> {
  const known = await knownTerms(db, school, termsOf(query));
  const here = known.flatMap(({ term, isKnown, near: [nearest] }) => (isKnown ? toTyped(term) : (nearest ?? [])));
  const searches = [here.join(" "), ...(here.length > 1 ? here : [])];
  return [...new Set(searches)].filter((words) => words !== "" && words !== query.words).map((words) => ({ words }));
}

export async function readFound(ctx: Ctx, { page: asked, ...query }: FindPage): Promise<Message> {
  const { db, school } = ctx;
  const { words: _, grades = [], level, subject } = query;
  const result = await searchEntries(db, school, { terms: termsOf(query), grades, level, subject });
  if (result.total === 0) {
    return toNothingFound(query, { near: await nearSearches(ctx, query), isBehind: result.isBehind });
  }
  const { page, last, shown } = pageOf(result.entries, { size: PER_PAGE, page: asked });
  const entries = await readEntries(db, school, shown);
  return toFoundPage(ctx, { ...query, page }, { entries, first: page * PER_PAGE, last, result });
}
