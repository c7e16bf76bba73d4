// A data table: people sort it by a column, and leaf through its pages.
import type { DataTableBlock } from "@slack/types";
import { useState } from "react";
import { CellText } from "./table.js";

type Row = DataTableBlock["rows"][number];

interface Sorting {
  column: number;
  isDescending: boolean;
}

const textOf = (cell: Row[number] | undefined): string =>
  cell && "text" in cell ? cell.text : JSON.stringify(cell ?? "");

/** By numbers if each cell of the column has one, otherwise by words: as Slack's reference says. */
function sortRows(rows: readonly Row[], { column, isDescending }: Sorting): Row[] {
  const numberOf = (row: Row) => {
    const cell = row[column];
    return cell?.type === "raw_number" ? cell.value : Number.NaN;
  };
  const isNumeric = rows.every((row) => row[column]?.type === "raw_number");
  const sorted = [...rows].sort((a, b) =>
    isNumeric ? numberOf(a) - numberOf(b) : textOf(a[column]).localeCompare(textOf(b[column])),
  );
  return isDescending ? sorted.reverse() : sorted;
}

interface Head {
  head: Row;
  sorting: Sorting | undefined;
  onSort(column: number): void;
}

function DataTableHead({ head, sorting, onSort }: Head) {
  const sortOf = (column: number) => {
    if (sorting?.column !== column) return undefined;
    return sorting.isDescending ? "descending" : "ascending";
  };
  return (
    <thead>
      <tr>
        {head.map((cell, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other key.
          <th key={column} scope="col" aria-sort={sortOf(column)} data-wrapped>
            <button type="button" className="sort" onClick={() => onSort(column)}>
              <CellText cell={cell} />
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface Pages {
  page: number;
  last: number;
  onTurn(page: number): void;
}

function Pages({ page, last, onTurn }: Pages) {
  if (last === 0) return null;
  return (
    <nav className="table-pages" aria-label="Pages of the table">
      <button type="button" className="button" disabled={page === 0} onClick={() => onTurn(page - 1)}>
        Previous rows
      </button>
      <span aria-live="polite">{`Page ${page + 1} of ${last + 1}`}</span>
      <button type="button" className="button" disabled={page === last} onClick={() => onTurn(page + 1)}>
        More rows
      </button>
    </nav>
  );
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block: five rows if the app doesn't say. */
const DEFAULT_PAGE = 5;

export function DataTable({ block }: { block: DataTableBlock }) {
  const { caption, page_size: size = DEFAULT_PAGE, row_header_column_index: header = 0 } = block;
  const [head = [], ...rows] = block.rows;
  const [sorting, setSorting] = useState<Sorting>();
  const [turned, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const page = Math.min(turned, last);
  const shown = (sorting ? sortRows(rows, sorting) : rows).slice(page * size, (page + 1) * size);
  const onSort = (column: number) => {
    setSorting({ column, isDescending: sorting?.column === column && !sorting.isDescending });
    setPage(0);
  };
  return (
    <div className="data-table">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section would add a landmark per table. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll a table that is wider than the page. */}
      <div className="table" role="group" aria-label="Table" tabIndex={0}>
        <table>
          <caption>{caption}</caption>
          <DataTableHead head={head} sorting={sorting} onSort={onSort} />
          <tbody>
            {shown.map((row, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other key.
              <tr key={line}>
                {row.map((cell, column) => {
                  const Cell = column === header ? "th" : "td";
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other key.
                    <Cell key={column} {...(column === header ? { scope: "row" } : { "data-wrapped": true })}>
                      <CellText cell={cell} />
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages page={page} last={last} onTurn={setPage} />
    </div>
  );
}
