// Pastes closings as lines, or reads them from a calendar file. Both show a preview before anything is saved.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { readCalendarFile } from "../../documents/read-file.js";
import { sortEvents } from "../../domain/calendar-entry/calendar-events.js";
import { SchoolDay } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { file } from "../../slack/define/file-field.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { afterAck, modal, type Replies } from "../../slack/define/replies.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { MAX_INPUT_TEXT } from "../../slack/message/limits.js";
import type { Ctx } from "../context.js";
import { importCalendarLink, pasteClosingsLink } from "./calendar-links.js";
import { pastedLines, previewLines } from "./preview.js";
import { PREVIEW_TITLE } from "./preview-view.js";
import { refuseUnlessManager } from "./read-calendar.js";

const Hidden = z.object({ year: SchoolDay });

export const pasteClosings = defineButton({
  link: pasteClosingsLink,
  opensForm: true,
  run: async (ctx: Ctx, { year }) => {
    await refuseUnlessManager(ctx);
    const lines = await pastedLines(ctx);
    const values = lines === "" || lines.length > MAX_INPUT_TEXT ? {} : { lines };
    return modal(toModal(pasteForm, ctx, { values, hidden: { year }, origin: ctx.origin }));
  },
});

export const pasteForm = defineForm({
  name: "paste-closings",
  title: () => "Paste closings",
  submit: () => "Preview",
  fields: {
    lines: text({
      label: "Closed days, one per line",
      hint: 'Such as "Nov 26-27 Thanksgiving", "Mar 4 half day: conferences" or "May 12 library closed: testing".',
      schema: z.string("Paste at least one line."),
      max: MAX_INPUT_TEXT,
      multiline: true,
    }),
  },
  hidden: Hidden,
  footer: ({ school }: Ctx) =>
    `Nothing is saved before you've seen the preview. It applies to everyone at ${school.name}.`,
  stale: FORM_EXPIRED,
  async run(ctx, { lines }, { year }): Promise<Replies> {
    await refuseUnlessManager(ctx);
    return previewLines(ctx, { lines, year });
  },
});

export const importCalendar = defineButton({
  link: importCalendarLink,
  opensForm: true,
  run: async (ctx: Ctx, { year }) => {
    await refuseUnlessManager(ctx);
    return modal(toModal(importForm, ctx, { hidden: { year }, origin: ctx.origin }));
  },
});

const NO_CLOSINGS = "I didn't find any closed days of this school year in that file.";

async function readEvents(ctx: Ctx, chosen: Parameters<Ctx["readFile"]>[0], year: SchoolDay) {
  const { from, to } = ctx.school.calendar.schoolYearOf(year);
  const reading = await readCalendarFile(await ctx.readFile(chosen), { from, to, timeZone: ctx.school.timeZone });
  if (!reading.ok) throw new Refusal(reading.why);
  const { lines, others } = sortEvents(reading.value);
  if (lines.length === 0) throw new Refusal(`${NO_CLOSINGS} Paste them as lines instead.`);
  return { lines: lines.join("\n"), others: [...new Set(others.map(({ title }) => title))] };
}

export const importForm = defineForm({
  name: "import-calendar",
  title: () => "Import a calendar file",
  submit: () => "Preview",
  fields: {
    calendar: file({
      label: "Calendar file (.ics)",
      hint: "Your district's calendar, or one you exported. Days off are picked out of it.",
      types: ["ics"],
    }),
  },
  hidden: Hidden,
  footer: () => "Nothing is saved before you've seen the preview.",
  stale: FORM_EXPIRED,
  async run(ctx: Ctx, { calendar }, { year }): Promise<Replies> {
    await refuseUnlessManager(ctx);
    return afterAck(async () => previewLines(ctx, { ...(await readEvents(ctx, calendar, year)), year }), {
      title: PREVIEW_TITLE,
      words: "Reading the calendar. This can take a few seconds.",
    });
  },
});
