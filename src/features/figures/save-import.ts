// Saves a month of a file as it was shown, once, and brings back what it replaced.
import { formatMonth, type Month } from "../../domain/time/month.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, replace, saved } from "../../slack/define/replies.js";
import { saveFigureImports, undoFigureImports } from "../../store/figure-imports.js";
import { figuresOfMonth } from "../../store/figures.js";
import type { Ctx } from "../context.js";
import { composeImport, readImport, type ShownImport } from "./compose-import.js";
import { toUndoChange } from "./import-change.js";
import { saveImportLink, undoImportLink } from "./import-links.js";
import { IMPORT_TITLE } from "./import-view.js";
import { refuseUnlessReporting } from "./refuse-unless-reporting.js";

export const CHANGED = "The figures have changed since this was shown. Please check them again.";

export const show = async (ctx: Ctx, shown: ShownImport, notice?: string): Promise<Replies> =>
  replace(await composeImport(ctx, shown, notice), { title: IMPORT_TITLE });

export const showDone = (ctx: Ctx, shown: ShownImport, done: string): Replies =>
  saved(async () => replace(await composeImport(ctx, shown), { title: IMPORT_TITLE }), { done });

async function readMonth(ctx: Ctx, { drop, month }: ShownImport & { month: Month }) {
  await refuseUnlessReporting(ctx, month);
  const found = (await readImport(ctx, drop)).find(({ imported }) => imported.month === month);
  if (!found) throw new Refusal(`This file has no figures for ${formatMonth(month)}.`);
  return found;
}

export const saveImport = defineButton({
  link: saveImportLink,
  run: async (ctx: Ctx, clicked) => {
    const { imported, change, seen } = await readMonth(ctx, clicked);
    if (imported.state !== "read") return show(ctx, clicked);
    if (seen !== clicked.seen) return show(ctx, clicked, CHANGED);
    const by = { by: ctx.user.id, now: ctx.now };
    if (await saveFigureImports(ctx.db, ctx.school, { changes: [change], ...by }))
      return showDone(ctx, clicked, "Saved");
    return show(ctx, clicked);
  },
});

export const undoImport = defineButton({
  link: undoImportLink,
  run: async (ctx: Ctx, clicked) => {
    const { imported } = await readMonth(ctx, clicked);
    if (imported.state !== "saved") return show(ctx, clicked);
    const change = toUndoChange(imported, await figuresOfMonth(ctx.db, ctx.school, clicked.month));
    const by = { by: ctx.user.id, now: ctx.now };
    if (change && (await undoFigureImports(ctx.db, ctx.school, { changes: [change], ...by })))
      return showDone(ctx, clicked, "Undone");
    return show(ctx, clicked, "Someone changed these figures after the file was saved, so I left them as they are.");
  },
});
