// Saves all months of a file with one click, or brings back all that was saved: every month or none.
import { formatList } from "../../domain/list-in-words.js";
import { formatMonth } from "../../domain/time/month.js";
import { defineButton } from "../../slack/define/button.js";
import { saveFigureImports, undoFigureImports } from "../../store/figure-imports.js";
import { figuresOfMonth } from "../../store/figures.js";
import type { Ctx } from "../context.js";
import { readImport } from "./compose-import.js";
import { digestOfMonths, digestOfSaved, toUndoChange } from "./import-change.js";
import { saveAllImportLink, undoAllImportLink } from "./import-links.js";
import { refuseUnlessLibrary, refuseUnlessReporting } from "./refuse-unless-reporting.js";
import { CHANGED, show, showDone } from "./save-import.js";

export const saveAllImports = defineButton({
  link: saveAllImportLink,
  run: async (ctx: Ctx, clicked) => {
    await refuseUnlessLibrary(ctx);
    const left = (await readImport(ctx, clicked.drop)).filter(({ imported }) => imported.state === "read");
    if (left.length === 0) return show(ctx, clicked);
    if (digestOfMonths(left) !== clicked.seen) return show(ctx, clicked, CHANGED);
    for (const { imported } of left) await refuseUnlessReporting(ctx, imported.month);
    const changes = left.map(({ change }) => change);
    if (await saveFigureImports(ctx.db, ctx.school, { changes, by: ctx.user.id, now: ctx.now }))
      return showDone(ctx, clicked, "Saved");
    return show(ctx, clicked);
  },
});

export const undoAllImports = defineButton({
  link: undoAllImportLink,
  run: async (ctx: Ctx, clicked) => {
    await refuseUnlessLibrary(ctx);
    const saved = (await readImport(ctx, clicked.drop)).filter(({ imported }) => imported.state === "saved");
    if (digestOfSaved(saved) !== clicked.seen) return show(ctx, clicked);
    const undone = await Promise.all(
      saved.map(async ({ imported }) => ({
        month: imported.month,
        change: toUndoChange(imported, await figuresOfMonth(ctx.db, ctx.school, imported.month)),
      })),
    );
    const changed = undone.filter(({ change }) => change === undefined).map(({ month }) => formatMonth(month));
    const changes = undone.flatMap(({ change }) => change ?? []);
    if (changed.length > 0)
      return show(
        ctx,
        clicked,
        `Nothing was undone: someone changed the figures of ${formatList(changed)} after they were saved.`,
      );
    if (await undoFigureImports(ctx.db, ctx.school, { changes, by: ctx.user.id, now: ctx.now }))
      return showDone(ctx, clicked, "Undone");
    return show(ctx, clicked);
  },
});
