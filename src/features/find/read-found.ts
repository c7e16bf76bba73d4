// Reads a page of what a search finds, in this school and nowhere else.
import { isWordless, type SearchQuery } from "../../domain/search-query.js";
import { type SearchTerm, toSearchTerms } from "../../domain/search-words.js";
import { MAX_QUERY_WORDS } from "../../domain/unit-query.js";
import type { Message } from "../../slack/message/blocks.js";
import { pageOf } from "../../slack/message/paging.js";
import { knownTerms, type SearchResult, searchEntries } from "../../store/search.js";
import { readEntries } from "../../store/search-entries.js";
import type { Ctx } from "../context.js";
import type { FindPage } from "./find-links.js";
import { toFoundPage, toNothingFound } from "./find-view.js";

const PER_PAGE = 5;

const NOTHING: SearchResult = { entries: [], total: 0, taken: [], isBehind: false };

const termsOf = ({ words }: SearchQuery): SearchTerm[] => toSearchTerms(words ?? "");

async function search({ db, school }: Ctx, query: SearchQuery): Promise<SearchResult> {
  const { grades = [], level, subject } = query;
  return isWordless(query) ? NOTHING : searchEntries(db, school, { terms: termsOf(query), grades, level, subject });
}

/** As it is typed again: words that belong together in quotes. */
const toTyped = ({ typed }: SearchTerm) => (/\s/.test(typed) ? `"${typed}"` : typed);

/** Words that may be found instead: those that are here, all together and then one by one. */
async function nearWordsOf({ db, school }: Ctx, query: SearchQuery): Promise<string[]> {
  const known = await knownTerms(db, school, termsOf(query));
  const here = known.flatMap(({ term, isKnown, near: [nearest] }) => (isKnown ? toTyped(term) : (nearest ?? [])));
  return [here.join(" "), ...(here.length > 1 ? here : [])].filter((words) => words !== "");
}

const MOST_OFFERED = 3;

/** Searches that find something where this one finds nothing. `plain`: all that was typed, if it was typed. */
async function searchesInstead(ctx: Ctx, query: SearchQuery, plain: string): Promise<SearchQuery[]> {
  const { words = "", ...narrowing } = query;
  const near = await nearWordsOf(ctx, query);
  const asWords = [words, plain].map((text) => ({ words: text }));
  const narrowed = near.map((text) => ({ ...narrowing, words: text }));
  const offers = new Map<string, SearchQuery>();
  for (const offer of [...asWords, ...narrowed, ...near.map((text) => ({ words: text }))]) {
    const isNew = offer.words !== "" && !offers.has(offer.words) && offer.words.length <= MAX_QUERY_WORDS;
    if (isNew && offers.size < MOST_OFFERED && (await search(ctx, offer)).total > 0) offers.set(offer.words, offer);
  }
  return [...offers.values()];
}

/** What says that a grade or a level is asked for. Without it "kindergarten" and "collaboration" may be words of a title. */
const LABEL = /\b(?:grades?|levels?|subject)\b|\d/i;

async function wordsInstead(ctx: Ctx, query: SearchQuery, plain: string): Promise<{ instead?: SearchQuery }> {
  const isClear = query.words !== undefined || plain === "" || plain.length > MAX_QUERY_WORDS || LABEL.test(plain);
  return isClear || (await search(ctx, { words: plain })).total === 0 ? {} : { instead: { words: plain } };
}

/** `plain`: all that was typed for it, to offer it as words, too. */
export async function readFound(ctx: Ctx, { page: asked, ...query }: FindPage, plain = ""): Promise<Message> {
  const result = await search(ctx, query);
  if (result.total === 0) {
    const offers = await searchesInstead(ctx, query, plain);
    return toNothingFound(ctx, query, { offers, isBehind: result.isBehind });
  }
  const { page, last, shown } = pageOf(result.entries, { size: PER_PAGE, page: asked });
  const [entries, instead] = await Promise.all([
    readEntries(ctx.db, ctx.school, shown),
    wordsInstead(ctx, query, plain),
  ]);
  return toFoundPage(ctx, { ...query, page }, { entries, first: page * PER_PAGE, last, result, ...instead });
}
