// Enters or changes a school year: its first and last day, the weekdays school meets, and its terms.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { checkYear, MAX_TERMS, readTerms, toTermLine } from "../../domain/calendar-entry/check-year.js";
import { monthFirst } from "../../domain/time/date-format.js";
import { SchoolDay } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { choices } from "../../slack/define/choice-fields.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { fieldErrors, modal, type Replies, redrawForm, replace, saved } from "../../slack/define/replies.js";
import { date, text } from "../../slack/define/text-and-date-fields.js";
import type { EnteredCalendar, EnteredYear } from "../../store/school-calendars.js";
import type { Ctx } from "../context.js";
import { changeYearLink } from "./calendar-links.js";
import { CALENDAR_TITLE } from "./calendar-view.js";
import { weekdayName } from "./closing-words.js";
import { changeTogether, readCalendar, refuseUnlessManager, seenOfYear } from "./read-calendar.js";
import { composeCalendar } from "./show-calendar.js";
import { toYearSaved } from "./year-saved-view.js";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ value: String(weekday), text: weekdayName(weekday) }));
const Weekday = z.enum(["1", "2", "3", "4", "5", "6", "7"]).transform(Number);
const MAX_TERM_TEXT = 1500;

const fields = {
  from: date({ label: "First day of school", schema: SchoolDay }),
  to: date({ label: "Last day of school", schema: SchoolDay }),
  weekdays: choices({
    label: "School meets on",
    schema: z.array(Weekday, "Choose at least one weekday.").min(1, "Choose at least one weekday."),
    options: () => WEEKDAYS,
  }),
  terms: text({
    label: "Terms",
    hint: `One per line with its dates, such as "Fall: Aug 12 - Dec 18". Up to ${MAX_TERMS}. Leave blank for two halves.`,
    optional: true,
    schema: z.string().default(""),
    max: MAX_TERM_TEXT,
    multiline: true,
    placeholder: "Quarter 1: Aug 12 - Oct 9",
  }),
};

/** Which year is changed, and what it was when the form was opened. Neither for a new one. */
const Hidden = z.object({ id: z.string().optional(), seen: z.string().optional() });

const toValues = (year: Pick<EnteredYear, "from" | "to" | "weekdays" | "terms">) =>
  toFieldValues({ ...year, terms: year.terms.map(toTermLine).join("\n") });

export const changeYear = defineButton({
  link: changeYearLink,
  opensForm: true,
  run: async (ctx: Ctx, { year: day }) => {
    await refuseUnlessManager(ctx);
    const { entered, calendar } = await readCalendar(ctx);
    const year = calendar.schoolYearOf(day);
    const known = entered.years.find(({ from }) => from === year.session.from);
    const values = toValues(known ?? { ...year.session, weekdays: calendar.weekdaysOf(year), terms: [] });
    const hidden = { id: known?.id, seen: known && seenOfYear(known) };
    return modal(toModal(yearForm, ctx, { values, hidden, origin: ctx.origin }));
  },
});

type YearValues = Pick<EnteredYear, "from" | "to" | "weekdays"> & { terms: string };

/** Errors at the fields, or the year as it can be saved. */
function checkValues(values: YearValues, others: readonly EnteredYear[], monthIsFirst: boolean) {
  const errors = checkYear(values, others);
  if (errors) return { errors };
  const { terms, why } = readTerms(values.terms, values, monthIsFirst);
  if (why !== undefined) return { errors: { terms: why } };
  return { year: { from: values.from, to: values.to, weekdays: [...values.weekdays].sort(), terms } };
}

const CHANGED_MEANWHILE =
  "*Not saved yet.* Someone else changed this school year while you had it open. Save again to replace their changes with yours.";

export const yearForm = defineForm({
  name: "school-year",
  title: ({ id }) => (id === undefined ? "Enter a school year" : "Change the school year"),
  submit: () => "Save",
  fields,
  hidden: Hidden,
  footer: ({ school }: Ctx) => `It applies to everyone at ${school.name}. Figures stay with the months they're for.`,
  stale: FORM_EXPIRED,
  async run(ctx, values, { id, seen }): Promise<Replies> {
    await refuseUnlessManager(ctx);
    const before = await readCalendar(ctx);
    const known = before.entered.years.find((year) => year.id === id);
    const answer = await changeTogether<Replies>(ctx, (entered: EnteredCalendar) => {
      const present = entered.years.find((year) => year.id === id);
      const others = entered.years.filter((year) => year !== present);
      const { year, errors } = checkValues(values, others, monthFirst(ctx.user.locale));
      if (!year) return { answer: fieldErrors(errors) };
      const seenNow = present && seenOfYear(present);
      if (seenNow !== seen) {
        const hidden = { id: present?.id, seen: seenNow };
        const again = { values: toFieldValues({ ...values }), hidden, notice: CHANGED_MEANWHILE, origin: ctx.origin };
        return { answer: redrawForm(toModal(yearForm, ctx, again)) };
      }
      const own = present?.id ?? randomUUID();
      return { change: { remove: { years: present ? [own] : [] }, add: { years: [{ ...year, id: own }] } } };
    });
    if (answer) return answer;
    return saved(async () => {
      const { calendar, entered } = await readCalendar(ctx);
      const terms = entered.years.find(({ from }) => from === values.from)?.terms ?? [];
      const was = known && { calendar: before.calendar, terms: known.terms };
      const above = toYearSaved({ before: was, after: { calendar, terms }, day: values.from });
      return replace(await composeCalendar(ctx, { year: values.from, page: 0, above }), { title: CALENDAR_TITLE });
    });
  },
});
