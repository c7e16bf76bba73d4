// Composes what was read from a file, beside the figures that are stored now.
import type { Month } from "../../domain/time/month.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { Message } from "../../slack/message/blocks.js";
import { findFigureImports } from "../../store/figure-imports.js";
import { figuresOfMonth } from "../../store/figures.js";
import type { Ctx } from "../context.js";
import { digestOfChange, toImportChange } from "./import-change.js";
import { type ImportedMonth, toImport } from "./import-view.js";

export interface ShownImport {
  drop: string;
  asked: Month;
  page: number;
}

/** Throws Refusal when nobody confirmed it in time. */
export async function readImport({ db, school }: Ctx, drop: string): Promise<ImportedMonth[]> {
  const imports = await findFigureImports(db, school, drop);
  if (imports.length === 0)
    throw new Refusal("I don't have this file's figures anymore. Please drop the file in again.");
  return Promise.all(
    imports.map(async (imported) => {
      const change = toImportChange(imported, await figuresOfMonth(db, school, imported.month));
      return { imported, change, seen: digestOfChange(change) };
    }),
  );
}

export async function composeImport(ctx: Ctx, shown: ShownImport, notice?: string): Promise<Message> {
  return toImport({ ...shown, months: await readImport(ctx, shown.drop), ...(notice ? { notice } : {}) });
}
