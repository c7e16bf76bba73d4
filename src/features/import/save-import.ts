// Adds what was read from a file, once, and takes it back within a week.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Reply, replace, saved } from "../../slack/define/replies.js";
import { finishLogImport } from "../../store/finish-log-imports.js";
import { saveLogImport, undoLogImport } from "../../store/save-log-import.js";
import type { Ctx } from "../context.js";
import { composeImport, readImport, refuseUnlessImporting, undoUntil } from "./compose-import.js";
import { saveLogLink, undoLogLink } from "./import-links.js";
import { IMPORT_TITLE } from "./import-view.js";

/** As it is now, whoever clicked first. */
async function finishAndShow(ctx: Ctx, id: string): Promise<Reply> {
  await finishLogImport(ctx.db, ctx.school, id);
  return replace(await composeImport(ctx, id), { title: IMPORT_TITLE });
}

export const saveLog = defineButton({
  link: saveLogLink,
  run: async (ctx: Ctx, { import: id }) => {
    await refuseUnlessImporting(ctx);
    await readImport(ctx, id);
    if (await saveLogImport(ctx.db, ctx.school, { id, now: ctx.now }))
      return saved(() => finishAndShow(ctx, id), { done: "Added" });
    return finishAndShow(ctx, id);
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
      return saved(() => finishAndShow(ctx, id), { done: "Undone" });
    return finishAndShow(ctx, id);
  },
});
