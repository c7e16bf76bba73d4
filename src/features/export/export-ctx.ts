// What every table of an export is read with, and a table whose rows are read already.
import type { Cell, Table } from "../../documents/write-sheets.js";
import type { PostCtx } from "../context.js";

export type ExportCtx = Pick<PostCtx, "db" | "school" | "now">;

/** All rows as one page. */
export async function* onePage(rows: readonly (readonly Cell[])[]): Table["rows"] & AsyncGenerator {
  if (rows.length > 0) yield rows;
}
