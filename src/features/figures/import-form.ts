// The form to drop in a library system's export, and what was read from it, shown before anything is saved.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { formatMonth, Month, monthBefore, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { menu } from "../../slack/define/choice-fields.js";
import { file } from "../../slack/define/file-field.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { afterAck, modal, type Replies, replace, whisper } from "../../slack/define/replies.js";
import type { Ctx } from "../context.js";
import { composeImport } from "./compose-import.js";
import { dropInLink, importLink } from "./import-links.js";
import { IMPORT_TITLE } from "./import-view.js";
import { keepExport } from "./read-export.js";
import { refuseUnlessLibrary, refuseUnlessReporting } from "./refuse-unless-reporting.js";

/** A year and a month, so the same month of last year is among them. */
const MONTHS_OFFERED = 13;

function offeredMonths({ now, school }: Ctx) {
  const months = [monthOf(schoolDayAt(now, school.timeZone))];
  for (let last = months[0]; last && months.length < MONTHS_OFFERED; last = months.at(-1))
    months.push(monthBefore(last));
  return months.map((month) => ({ value: month, text: formatMonth(month) }));
}

export const importForm = defineForm({
  name: "drop-in-export",
  title: () => "Drop in an export",
  submit: () => "Read it",
  fields: {
    export: file({
      label: "Export of your library system",
      types: ["csv", "xlsx"],
      hint: "Circulation by grade, by homeroom or by checkout. I only keep the sums, and show them before I save them.",
    }),
    month: menu({
      label: "Month, if the file doesn't say",
      schema: Month,
      options: offeredMonths,
    }),
  },
  hidden: z.object({}),
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, values): Promise<Replies> => {
    await refuseUnlessReporting(ctx, values.month);
    const compose = async () => {
      const drop = await keepExport(ctx, values.export, values.month);
      const message = await composeImport(ctx, { drop, asked: values.month, page: 0 });
      return whisper(message, { title: IMPORT_TITLE });
    };
    return afterAck(compose, { title: IMPORT_TITLE, words: `Reading ${values.export.name || "the file"}…` });
  },
});

/** Throws Refusal for people who may not report figures. */
export async function openImport(ctx: Ctx, month: Month): Promise<Replies> {
  await refuseUnlessReporting(ctx, month);
  return modal(toModal(importForm, ctx, { values: { month }, hidden: {}, origin: ctx.origin }));
}

export const dropInExport = defineButton({
  link: dropInLink,
  opensForm: true,
  run: (ctx: Ctx, { month }) => openImport(ctx, month),
});

export const showImport = defineButton({
  link: importLink,
  run: async (ctx: Ctx, shown) => {
    await refuseUnlessLibrary(ctx);
    return replace(await composeImport(ctx, shown), { title: IMPORT_TITLE });
  },
});
