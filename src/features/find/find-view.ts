// How found plans and units look: a line for each with a menu, the next page, and what else to look for.
import { formatGradesInWords } from "../../domain/grade.js";
import { formatLevel } from "../../domain/level.js";
import { formatList } from "../../domain/list-in-words.js";
import { isReady } from "../../domain/plan/completeness.js";
import { planTitle } from "../../domain/plan/plan-fields.js";
import { isNarrowed, type SearchQuery } from "../../domain/search-query.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import {
  type Block,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { typedLine } from "../../slack/message/line.js";
import { pageButtons } from "../../slack/message/paging.js";
import type { SearchResult } from "../../store/search.js";
import type { EntryRows } from "../../store/search-entries.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";
import { seePlanLink, usePlanLink } from "../plans/plan-links.js";
import { toPlanDetails, toPlanPeople } from "../plans/plan-words-view.js";
import { seeUnitLink } from "../units/unit-links.js";
import { toUnitDetails } from "../units/unit-summary-view.js";
import { type FindPage, findFormLink, findPageLink, logItAgainLink } from "./find-links.js";

/** How much of typed words a title or a button shows. */
const MAX_SHOWN = 40;
export const quote = (words: string) => `“${clip(words.replace(/["“”„]/g, ""), MAX_SHOWN)}”`;

/** For words that would be found everywhere. */
export const NO_LETTERS = "I can only search for words with letters or numbers in them.";

/** The title where the result is shown as a modal. */
export const FOUND_TITLE = "Plans and units";

/** "“rivers” · grade 4 · Science · level 3 Collaboration". */
function toQueryWords({ words, grades, subject, level }: SearchQuery): string {
  const narrowed = [
    grades && formatGradesInWords(grades),
    subject && clip(subject, MAX_SHOWN),
    level && `level ${formatLevel(level)}`,
  ];
  return [words && quote(words), ...narrowed].filter(Boolean).join(" · ");
}

function toEntryMenu({ plan, unit }: EntryRows) {
  return toMenu([
    ...(plan ? [toMenuItem(seePlanLink, { plan: plan.id }, "See the plan")] : []),
    ...(unit ? [toMenuItem(seeUnitLink, { unit: unit.id }, "See the unit")] : []),
    ...(plan ? [toMenuItem(usePlanLink, { plan: plan.id }, "Use this plan")] : []),
    ...(unit ? [toMenuItem(logItAgainLink, { unit: unit.id }, "Log it again")] : []),
  ]);
}

function toEntryLine(entry: EntryRows, ctx: Ctx): Block {
  const { plan, unit } = entry;
  const menu = toEntryMenu(entry);
  if (!plan) return typedLine({ title: unit.title, details: toUnitDetails(unit, ctx) }, menu);
  const state = isReady(plan.values) ? "plan ready" : "plan in progress";
  const people = toPlanPeople(plan);
  const known = unit ? toUnitDetails(unit, ctx) : [toPlanDetails(plan, ctx), people && `by ${people}`];
  const details = [known, state].flat().filter(Boolean).join(" · ");
  return typedLine({ title: planTitle(plan), details }, menu);
}

/** A search that finds something. It may ask for less than the one before: for no grade, subject or level. */
function toOfferButton(offer: SearchQuery, before: SearchQuery, suffix: string) {
  const where = isNarrowed(before) && !isNarrowed(offer) ? "everything for " : "";
  return toButton(findPageLink, { ...offer, page: 0 }, { text: `Search ${where}${quote(offer.words ?? "")}`, suffix });
}

/** Right after a large import. */
const toBehind = ({ isBehind }: Pick<SearchResult, "isBehind">): Block | undefined =>
  isBehind
    ? footnote("I'm still reading units that were just added. Search again in a few minutes for all of them.")
    : undefined;

const toChangeButton = (query: SearchQuery) => toButton(findFormLink, query, { text: "Change the search" });

/** Words of the school that were looked for besides the typed ones. */
function toTakenWords({ taken }: SearchResult): Block | undefined {
  const all = taken.map(({ typed, words }) => ({ typed: quote(typed), words: formatList(words.map(quote)) }));
  const [only, ...more] = all;
  if (!only) return undefined;
  if (more.length === 0) return paragraph(`I also looked for ${only.words}, close to ${only.typed}.`);
  return paragraph(`I also looked for ${formatList(all.map(({ typed, words }) => `${words} (for ${typed})`))}.`);
}

/**
 * One page. `first` is the position of its first entry, from 0; `last` is the number of the last page. `instead`: what else
 * the line may have asked for.
 */
export function toFoundPage(
  ctx: Ctx,
  { page, ...query }: FindPage,
  found: { entries: readonly EntryRows[]; first: number; last: number; result: SearchResult; instead?: SearchQuery },
): Message {
  const { entries, first, last, result, instead } = found;
  const paging = pageButtons({
    ...{ page, last, previous: "Previous", next: "Next" },
    toButton: (to, look) => toButton(findPageLink, { ...query, page: to }, look),
  });
  const all = result.entries.length;
  const [order, those] = query.words ? ["best match first", "best"] : ["newest first", "newest"];
  const more = result.total > all ? ` You can see the ${those} ${all}. Add a word to narrow it down.` : "";
  return toMessage(
    heading(`${toQueryWords(query)}: ${result.total}`),
    toTakenWords(result),
    ...entries.map((entry) => toEntryLine(entry, ctx)),
    buttons(...paging, ...(instead ? [toOfferButton(instead, query, "instead")] : []), toChangeButton(query)),
    footnote(`${first + 1} to ${first + entries.length} of ${result.total}, ${order}.${more}`),
    toBehind(result),
  );
}

/** `offers`: searches that find something. */
export function toNothingFound(
  ctx: Ctx,
  query: SearchQuery,
  { offers, isBehind }: { offers: readonly SearchQuery[]; isBehind: boolean },
): Message {
  const { words } = query;
  const looked = `I looked for all of these words in titles, overviews, subjects, standards and resources, and allowed for small typos. To search by person or date, use ${ctx.command} list.`;
  const other = offers.map((offer, at) => toOfferButton(offer, query, `near-${at}`));
  const title = words?.replace(/["“”„]/g, "");
  return toMessage(
    heading(toQueryWords(query)),
    paragraph("No plans or units found."),
    words ? footnote(looked) : undefined,
    toBehind({ isBehind }),
    buttons(...other, toChangeButton(query), toRunButton(title ? `plan ${title}` : "plan", { text: "Plan a unit" })),
  );
}
