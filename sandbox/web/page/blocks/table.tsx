// A table: its first row is the head. Raw text cells are shown as they are.
import type { DataTableBlock, TableBlock } from "@slack/types";
import { RichText } from "../text/rich-text.js";

type Cell = (TableBlock | DataTableBlock)["rows"][number][number];

export function CellText({ cell }: { cell: Cell }) {
  switch (cell.type) {
    case "raw_text":
      return cell.text;
    case "rich_text":
      return <RichText parts={cell.elements} />;
    default:
      return cell.text ?? String(cell.value);
  }
}

export function Table({ block }: { block: TableBlock }) {
  const [head = [], ...rows] = block.rows;
  const cellAttributes = (column: number) => ({
    "data-align": block.column_settings?.[column]?.align,
    "data-wrapped": block.column_settings?.[column]?.is_wrapped || undefined,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section would add a landmark per table.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll a table that is wider than the page.
    <div className="table" role="group" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other key.
              <th key={column} scope="col" {...cellAttributes(column)}>
                <CellText cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other key.
            <tr key={line}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other key.
                <td key={column} {...cellAttributes(column)}>
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
