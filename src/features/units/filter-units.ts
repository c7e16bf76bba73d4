// Searches the log by a form.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { UnitQuery } from "../../domain/unit-query.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { afterClose, modal, replace } from "../../slack/define/replies.js";
import type { Ctx } from "../context.js";
import { filterFields, toFilterValues } from "./filter-fields.js";
import { Asks, questionsNotAsked, questionsToAsk, readAnswers } from "./question-fields.js";
import { readList } from "./read-unit-list.js";
import { filterUnitsLink, toListTitle } from "./unit-query-view.js";

export const filterForm = defineForm({
  name: "filter-units",
  title: () => "Find units",
  submit: () => "Search",
  fields: filterFields,
  hidden: z.object({ asks: Asks }),
  without: ({ asks }) => questionsNotAsked(asks),
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { time, ...values }, { asks }) => {
    const wanted = Object.entries(readAnswers(values, asks)).flatMap(([key, [answer]]) =>
      answer ? [[key, answer]] : [],
    );
    const answers = wanted.length > 0 ? Object.fromEntries(wanted) : undefined;
    const query = UnitQuery.parse({ ...values, ...time, answers });
    return afterClose(async () => replace(await readList(ctx, { ...query, page: 0 }), { title: toListTitle(query) }));
  },
});

export const filterUnits = defineButton({
  link: filterUnitsLink,
  opensForm: true,
  run: async (ctx: Ctx, query) => {
    const hidden = { asks: await questionsToAsk(ctx) };
    return modal(toModal(filterForm, ctx, { values: toFilterValues(query), hidden, origin: ctx.origin }));
  },
});
