// Finds plans and units by a form, for people who would rather choose than type.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { isEmptySearch, isWordless, SearchQuery } from "../../domain/search-query.js";
import { optionalText, singleLineText } from "../../domain/text.js";
import { MAX_QUERY_WORDS } from "../../domain/unit-query.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { afterClose, fieldErrors, replace } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import type { Ctx } from "../context.js";
import { ANY, filterFields } from "../units/filter-fields.js";
import { FOUND_TITLE, NO_LETTERS } from "./find-view.js";
import { readFound } from "./read-found.js";

const { grades, subject, level } = filterFields;

export const findForm = defineForm({
  name: "find",
  title: () => "Find plans and units",
  submit: () => "Search",
  fields: {
    words: text({
      label: "Words",
      hint: "From a title, an overview, standards or resources.",
      optional: true,
      schema: optionalText(singleLineText(MAX_QUERY_WORDS, {})),
      max: MAX_QUERY_WORDS,
    }),
    grades,
    subject,
    level,
  },
  hidden: z.object({}),
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, values) => {
    const query = SearchQuery.parse(values);
    if (isEmptySearch(query)) return fieldErrors({ words: "Type a word, or choose a grade, a subject or a level." });
    if (isWordless(query)) return fieldErrors({ words: NO_LETTERS });
    // After a large import, what is new is written down first.
    return afterClose(async () => replace(await readFound(ctx, { ...query, page: 0 }), { title: FOUND_TITLE }));
  },
});

/** The form with this search in it. */
export const toFindModal = (ctx: Ctx, query: SearchQuery) =>
  toModal(findForm, ctx, {
    values: toFieldValues({ ...query, level: query.level ?? ANY }),
    hidden: {},
    origin: ctx.origin,
  });
