// What the buttons of a search carry: what is looked for, and which page of it.
import { z } from "zod";
import { SearchQuery } from "../../domain/search-query.js";
import { defineLink } from "../../slack/define/button.js";

export const FindPage = SearchQuery.extend({
  /** From 0, the best matches. */
  page: z.int().min(0).max(1000),
});
export type FindPage = z.output<typeof FindPage>;

export const findPageLink = defineLink("find-page", FindPage);
/** Opens the form with a search in it. */
export const findFormLink = defineLink("find-form", SearchQuery);
/** Logs the unit again, today, with the same people. Opens the form if something has to be said first. */
export const logItAgainLink = defineLink("log-it-again", z.object({ unit: z.string() }));
