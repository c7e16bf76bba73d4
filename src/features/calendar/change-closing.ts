// Adds one closing, or changes one. A closing outside of every school year is asked about before it is saved.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { MAX_CLOSED_DAYS, toClosingLine } from "../../domain/calendar-entry/closing-lines.js";
import { planClosings } from "../../domain/calendar-entry/closing-plan.js";
import { type ClosingRow, WHOLE_DAY } from "../../domain/time/closings.js";
import { daysIn } from "../../domain/time/span.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { fieldErrors, modal, type Replies, redrawForm, replace, saved } from "../../slack/define/replies.js";
import { bold, paragraph } from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import { addClosingLink, changeClosingLink } from "./calendar-links.js";
import { CALENDAR_TITLE } from "./calendar-view.js";
import { closingFields } from "./closing-fields.js";
import { nameOf } from "./closing-words.js";
import { previewLines } from "./preview.js";
import { toAdded } from "./preview-view.js";
import { changeTogether, readCalendar, refuseUnlessManager, seenOf } from "./read-calendar.js";
import { composeCalendar, todayOf, toPresentCalendar } from "./show-calendar.js";

/** Which closing is changed, and what it was when the form was opened. Neither for a new one. */
const Hidden = z.object({ id: z.string().optional(), seen: z.string().optional() });

export const addClosing = defineButton({
  link: addClosingLink,
  opensForm: true,
  run: async (ctx: Ctx, { year }) => {
    await refuseUnlessManager(ctx);
    const today = todayOf(ctx);
    const isThisYear = ctx.school.calendar.schoolYearOf(today).from === ctx.school.calendar.schoolYearOf(year).from;
    const values = toFieldValues({ closes: "school", share: WHOLE_DAY, from: isThisYear ? today : year });
    return modal(toModal(closingForm, ctx, { values, hidden: {}, origin: ctx.origin }));
  },
});

const GONE = "That closing isn't in the calendar anymore.";

export const openClosing = defineButton({
  link: changeClosingLink,
  opensForm: true,
  run: async (ctx: Ctx, { id }) => {
    await refuseUnlessManager(ctx);
    const { entered } = await readCalendar(ctx);
    const closing = entered.closings.find((one) => one.id === id);
    if (!closing) return toPresentCalendar(ctx, GONE);
    const values = toFieldValues({ ...closing, to: closing.to === closing.from ? undefined : closing.to });
    return modal(toModal(closingForm, ctx, { values, hidden: { id, seen: seenOf(closing) }, origin: ctx.origin }));
  },
});

const CHANGED_MEANWHILE =
  "*Not saved yet.* Someone else changed this closing while you had it open. Save again to replace their changes with yours.";

function checkDays(closing: ClosingRow): Record<string, string> | undefined {
  if (closing.to < closing.from) return { to: "The last day is before the first." };
  const days = daysIn(closing).length;
  return days > MAX_CLOSED_DAYS ? { to: `That's ${days} days. Check both dates.` } : undefined;
}

async function addNew(ctx: Ctx, closing: ClosingRow): Promise<Replies> {
  const { entered, calendar } = await readCalendar(ctx);
  const { added, known } = planClosings([closing], { entered: entered.closings, calendar });
  if (known.length > 0) return fieldErrors({ from: "This closing is already in the calendar." });
  if (added[0]?.isOutside) return previewLines(ctx, { lines: toClosingLine(closing), year: closing.from });
  const id = randomUUID();
  await changeTogether(ctx, () => ({ change: { add: { closings: [{ ...closing, id, addedWith: id }] } } }));
  return saved(async () => {
    const above = toAdded({ closings: [closing], added: id });
    return replace(await composeCalendar(ctx, { year: closing.from, page: 0, above }), { title: CALENDAR_TITLE });
  });
}

export const closingForm = defineForm({
  name: "closing",
  title: ({ id }) => (id === undefined ? "Add a closing" : "Change a closing"),
  submit: () => "Save",
  fields: closingFields,
  hidden: Hidden,
  footer: () => "Prompts, questions and reminders wait while school is closed, not while only the library is.",
  stale: FORM_EXPIRED,
  async run(ctx: Ctx, { to, ...values }, { id, seen }): Promise<Replies> {
    await refuseUnlessManager(ctx);
    const closing: ClosingRow = { ...values, to: to ?? values.from };
    const errors = checkDays(closing);
    if (errors) return fieldErrors(errors);
    if (id === undefined) return addNew(ctx, closing);
    const answer = await changeTogether<Replies>(ctx, ({ closings }) => {
      const present = closings.find((one) => one.id === id);
      if (present && seenOf(present) === seen) {
        const changed = { ...closing, id, addedWith: randomUUID() };
        return { change: { remove: { closings: [id] }, add: { closings: [changed] } } };
      }
      const notice = present
        ? CHANGED_MEANWHILE
        : `*Not saved yet.* Someone else deleted this closing. Save again to add it.`;
      const hidden = present ? { id, seen: seenOf(present) } : {};
      const typed = toFieldValues({ ...values, to });
      return { answer: redrawForm(toModal(closingForm, ctx, { values: typed, hidden, notice, origin: ctx.origin })) };
    });
    if (answer) return answer;
    return saved(async () => {
      const above = [paragraph(bold("Changed: "), `${nameOf(closing)}.`)];
      return replace(await composeCalendar(ctx, { year: closing.from, page: 0, above }), { title: CALENDAR_TITLE });
    });
  },
});
