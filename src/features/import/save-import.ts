// Adds what was read from a file, once, and takes it back within a week.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { saveLogImport, undoLogImport } from "../../store/save-log-import.js";
import type { Ctx } from "../context.js";
import { composeImport, readImport, refuseUnlessImporting, undoUntil } from "./compose-import.js";
import { saveLogLink, undoLogLink } from "./import-links.js";
import { IMPORT_TITLE } from "./import-view.js";

/** As it is now, whoever clicked first. */
const show = async (ctx: Ctx, id: string) => replace(await composeImport(ctx, id), { title: IMPORT_TITLE });

export const saveLog = defineButton({
  link: saveLogLink,
  run: async (ctx: Ctx, { import: id }) => {
    await refuseUnlessImporting(ctx);
    await readImport(ctx, id);
    if (await saveLogImport(ctx.db, ctx.school, { id, now: ctx.now }))
      return saved(() => show(ctx, id), { done: "Added" });
    return show(ctx, id);
  },
});

export const undoLog = defineButton({
  link: undoLogLink,
  run: async (ctx: Ctx, { import: id }) => {
    await refuseUnlessImporting(ctx);
    const imported = await readImport(ctx, id);
    if (imported.state === "saved" && !undoUntil(imported, ctx.now))
      throw new Refusal("This import is more than a week old, so it can't be undone. You can delete single units.");
    if (await undoLogImport(ctx.db, ctx.school, { id, now: ctx.now }))
      return saved(() => show(ctx, id), { done: "Undone" });
    return show(ctx, id);
  },
});
