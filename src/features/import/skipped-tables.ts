// The rows of a file that aren't added, as tables to take along: each with its reason, in the columns the file has.
import type { Cell, Column, Table } from "../../documents/write-sheets.js";
import type { FoundColumns } from "../../domain/log-sheet/read-log.js";
import { type UnusedRow, unusedRows } from "../../store/log-import-counts.js";
import type { LogImport } from "../../store/log-imports.js";
import type { School } from "../../store/schools.js";
import type { Db } from "../../store/sql/database.js";

interface OfImport {
  db: Db;
  school: School;
  imported: LogImport;
}

const PAGE = 1000;

/** Rows to fix first, then what is there already, each in the file's order. */
async function* pagesOf({ db, school, imported }: OfImport, sheet: string): AsyncGenerator<UnusedRow[]> {
  for (const state of ["refused", "there"] as const) {
    let after = { sheet, row: 0 };
    for (;;) {
      const page = await unusedRows(db, school, { importId: imported.id, state, after, most: PAGE });
      const rows = page.filter((row) => row.sheet === sheet);
      const last = rows.at(-1);
      if (!last) break;
      yield rows;
      after = last;
    }
  }
}

/** Of a unit that is there already, only what makes it itself was kept. */
function cellsOf({ cells, unit }: UnusedRow, { roles }: FoundColumns): Cell[] {
  if (!unit) return cells;
  const texts: Cell[] = [];
  for (const role of ["title", "date", "grades", "level"] as const) {
    const [at] = roles[role] ?? [];
    if (at !== undefined) texts[at] = unit[role];
  }
  return texts;
}

const WHY: Column = { name: "Why it was skipped", kind: "text", width: 50 };
const ROW: Column = { name: "Row in the file", kind: "whole" };

/** A file may have two columns of one name, and some without. */
const toColumn = (name: string, at: number): Column => ({ name: name || `Column ${at + 1}`, kind: "text" });

function toTable(of: OfImport, { sheet, titles }: FoundColumns["tables"][number]): Table {
  const { found } = of.imported;
  async function* rows() {
    for await (const page of pagesOf(of, sheet))
      yield page.map((row) => [row.why, row.row, ...titles.map((_, at) => cellsOf(row, found)[at] ?? null)]);
  }
  return { name: sheet || "Skipped rows", columns: [WHY, ROW, ...titles.map(toColumn)], rows: rows() };
}

/** A table for each sheet that has such rows. They can be fixed in there and dropped in again. */
export async function toSkippedTables(of: OfImport): Promise<Table[]> {
  const tables: Table[] = [];
  // Staged by a Bookend that didn't keep the titles.
  for (const table of of.imported.found.tables ?? []) {
    for await (const _page of pagesOf(of, table.sheet)) {
      tables.push(toTable(of, table));
      break;
    }
  }
  return tables;
}
