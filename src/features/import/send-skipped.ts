// Sends the rows of a file that aren't added as a spreadsheet, so that they can be fixed and dropped in again.
import { writeSheets } from "../../documents/write-sheets.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace } from "../../slack/define/replies.js";
import { type FileWork, sendFile } from "../../slack/define/send-file.js";
import type { LogImport } from "../../store/log-imports.js";
import type { Ctx } from "../context.js";
import { toRefusal } from "../downloads/to-refusal.js";
import { composeImport, readImport, refuseUnlessImporting } from "./compose-import.js";
import { skippedLink } from "./import-links.js";
import { IMPORT_TITLE } from "./import-view.js";
import { toSkippedTables } from "./skipped-tables.js";

const NAME = "Skipped rows.xlsx";

/** Throws Refusal. */
async function write(ctx: Ctx, imported: LogImport, { signal, progress, pathOf }: FileWork) {
  const { db, school } = ctx;
  const path = pathOf(NAME);
  const tables = await toSkippedTables({ db, school, imported });
  if (tables.length === 0) throw new Refusal("I don't have these rows anymore. Please drop the file in again.");
  const onProgress = (rows: number) => progress(rows, undefined);
  await writeSheets(tables, { format: "xlsx", path, signal, onProgress }).catch((error) => {
    throw toRefusal(error);
  });
  // It may have waited behind other files.
  await refuseUnlessImporting(ctx);
  return { path };
}

export const sendSkipped = defineButton({
  link: skippedLink,
  run: async (ctx: Ctx, { import: id }) => {
    await refuseUnlessImporting(ctx);
    const imported = await readImport(ctx, id);
    if (imported.state !== "read") return replace(await composeImport(ctx, id), { title: IMPORT_TITLE });
    return sendFile({
      name: NAME,
      title: `Rows skipped in ${imported.fileName}`,
      said: "Each row says why. You can fix the rows in this file and drop it in again.",
      make: (work) => write(ctx, imported, work),
    });
  },
});
