// Deletes a school year that was entered by mistake, and brings it back. Closings, figures and goals stay where they are.
import { randomUUID } from "node:crypto";
import { checkYear, readTerms, toTermLine } from "../../domain/calendar-entry/check-year.js";
import { defineButton } from "../../slack/define/button.js";
import { replace, saved } from "../../slack/define/replies.js";
import type { EnteredYear } from "../../store/school-calendars.js";
import type { Ctx } from "../context.js";
import { askDeleteYearLink, deleteYearLink, restoreYearLink } from "./calendar-links.js";
import { CALENDAR_TITLE } from "./calendar-view.js";
import { changeTogether, readCalendar, refuseUnlessManager, seenOfYear } from "./read-calendar.js";
import { composeCalendar, toPresentCalendar } from "./show-calendar.js";
import { toDeleteQuestion, toYearDeleted, toYearRestored } from "./year-deleted-view.js";

const OUTDATED = "Nothing was deleted: this school year has changed. Here is the calendar as it is now.";

export const askDeleteYear = defineButton({
  link: askDeleteYearLink,
  run: async (ctx: Ctx, { id, seen }) => {
    await refuseUnlessManager(ctx);
    const { entered } = await readCalendar(ctx);
    const year = entered.years.find((one) => one.id === id && seenOfYear(one) === seen);
    if (!year) return toPresentCalendar(ctx, OUTDATED);
    const above = toDeleteQuestion(year, seen);
    return replace(await composeCalendar(ctx, { year: year.from, page: 0, above }), { title: CALENDAR_TITLE });
  },
});

export const deleteYear = defineButton({
  link: deleteYearLink,
  run: async (ctx: Ctx, { id, seen }) => {
    await refuseUnlessManager(ctx);
    const find = (years: readonly EnteredYear[]) => years.find((year) => year.id === id && seenOfYear(year) === seen);
    const year = find((await readCalendar(ctx)).entered.years);
    if (!year) return toPresentCalendar(ctx, OUTDATED);
    const answer = await changeTogether<"outdated">(ctx, ({ years }) =>
      find(years) ? { change: { remove: { years: [id] } } } : { answer: "outdated" },
    );
    if (answer) return toPresentCalendar(ctx, OUTDATED);
    return saved(
      async () => {
        const { entered } = await readCalendar(ctx);
        const above = toYearDeleted(year, entered);
        return replace(await composeCalendar(ctx, { year: year.from, page: 0, above }), { title: CALENDAR_TITLE });
      },
      { done: "Deleted" },
    );
  },
});

export const restoreYear = defineButton({
  link: restoreYearLink,
  run: async (ctx: Ctx, { terms, ...days }) => {
    await refuseUnlessManager(ctx);
    const lines = terms.map(([name, from, to]) => toTermLine({ name, from, to }));
    const read = readTerms(lines.join("\n"), days, true);
    const year: EnteredYear = { ...days, id: randomUUID(), terms: read.terms ?? [] };
    const answer = await changeTogether<string>(ctx, ({ years }) => {
      // Another year may have taken its months.
      const { from, to } = checkYear(year, years) ?? {};
      const why = from ?? to ?? read.why;
      return why === undefined ? { change: { add: { years: [year] } } } : { answer: why };
    });
    if (answer !== undefined) return toPresentCalendar(ctx, `It can't be brought back. ${answer}`);
    return saved(async () =>
      replace(await composeCalendar(ctx, { year: year.from, page: 0, above: toYearRestored(year) }), {
        title: CALENDAR_TITLE,
      }),
    );
  },
});
