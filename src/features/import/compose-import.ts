// Composes an import as it is now: to be confirmed, added, or undone.
import { managesLibrary } from "../../domain/role.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { Message } from "../../slack/message/blocks.js";
import { countStaged, unusedRows } from "../../store/log-import-counts.js";
import { findLogImport, type LogImport, recentLogImports, UNDO_IMPORT_MS } from "../../store/log-imports.js";
import { countImported } from "../../store/save-log-import.js";
import type { Ctx } from "../context.js";
import { SHOWN_REFUSALS, toPreview, toRecent, toSaved, toUndone } from "./import-view.js";

/** Throws Refusal unless this person manages the library, as Slack and the settings describe them now. */
export async function refuseUnlessImporting(ctx: Ctx): Promise<void> {
  if (managesLibrary(await ctx.userNow())) return;
  throw new Refusal("Only librarians and admins can import a log. Ask your librarian to drop it in.");
}

/** Throws Refusal when nobody confirmed it in time. */
export async function readImport({ db, school }: Ctx, id: string): Promise<LogImport> {
  const imported = await findLogImport(db, school, id);
  if (!imported) throw new Refusal("I don't have this file anymore. Please drop it in again.");
  return imported;
}

/** Undefined once it is too late. */
export function undoUntil({ savedAt }: LogImport, now: Date): Date | undefined {
  const until = savedAt && new Date(savedAt.getTime() + UNDO_IMPORT_MS);
  return until && until > now ? until : undefined;
}

export async function composeImport(ctx: Ctx, id: string): Promise<Message> {
  const { db, school, now } = ctx;
  const imported = await readImport(ctx, id);
  if (imported.state === "undone") return toUndone(imported, await countImported(db, school, id));
  if (imported.state === "saved") {
    const there = await countImported(db, school, id);
    return toSaved(imported, { there, undoUntil: undoUntil(imported, now) }, ctx);
  }
  const counts = await countStaged(db, school, id);
  const first = { importId: id, state: "refused" as const, after: { sheet: "", row: 0 }, most: SHOWN_REFUSALS };
  return toPreview({ imported, counts, refusals: await unusedRows(db, school, first) });
}

/** Undefined if nothing was imported in the last week. */
export async function composeRecent(ctx: Ctx): Promise<Message | undefined> {
  const { db, school, now } = ctx;
  const recent = await recentLogImports(db, school, now);
  if (recent.length === 0) return undefined;
  const counted = recent.map(async (imported) => ({ imported, there: await countImported(db, school, imported.id) }));
  return toRecent(await Promise.all(counted), ctx);
}
