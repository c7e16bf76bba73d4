// Finds the table in an export: which row has the titles of its columns, and what each column holds.
import { foldText } from "../../text/fold.js";
import { FIGURE_KEYS, type FigureKey } from "../figures.js";
import { monthOfDate } from "./read-dates.js";
import { readCount } from "./read-number.js";

export type Cells = readonly (string | number)[];

/** What a column holds. Of two columns for the same thing, the first in this list counts. */
const COLUMNS: [role: Exclude<keyof Columns, "row">, title: RegExp][] = [
  ["grade", /\b(?:grade|grado|grades|grados)\b|\bgrade ?level\b|^(?:curso|nivel)$/],
  ["date", /\b(?:date|fecha)\b|^(?:day|dia|checked out(?: on)?|out)$/],
  ["month", /^(?:month|mes|report month|school month)$/],
  ["daysOpen", /\bdays open\b|\bopen days\b|^dias abiert/],
  ["visits", /\bvisits?\b|\bvisitas?\b|\bgate ?count\b/],
  ["classes", /^(?:number of |# of |no\. of )?(?:classes|clases)(?: served| visited| atendidas)?$/],
  ["lessons", /\blessons?\b|\blecciones\b/],
  ["circulation", /^(?:total|monthly|grand total)? ?(?:circulations?|circs?|circulacion)(?: total| count)?$/],
  ["circulation", /^total (?:checkouts?|check-?outs?|loans|issues|prestamos)$|^(?:total de )?prestamos$/],
  ["circulation", /\bcirculations?\b|\bcircs?\b|\bcirculacion\b/],
  ["circulation", /\bcheck(?:ed)?[- ]?outs?\b|\bloans?\b|\bissues\b|\bborrowed\b|\bprestamos?\b/],
  ["circulation", /^(?:total|totals|count|cantidad|items)$/],
  [
    "person",
    /^(?:patron|borrower|student|user|reader)(?:'s)?(?: name| id| number| no\.?| barcode| last name| first name)?$/,
  ],
  [
    "person",
    /^(?:last |first |full )?name$|^(?:nombre|apellido|alumn[oa]|estudiante|usuario|lector)|\be-?mail\b|^correo/,
  ],
];

/** The index of each column, and of the row with their titles. */
export interface Columns extends Partial<Record<FigureKey, number>> {
  row: number;
  grade?: number;
  date?: number;
  month?: number;
  /** Names a person. Such rows are summed, and nothing of them is kept. */
  person?: number;
}

/** Titles are above the table, and never far down. */
const MAX_TITLE_ROWS = 40;
const MAX_COLUMNS = 200;

const titleOf = (cell: string | number) => (typeof cell === "string" ? foldText(cell) : "");

function readTitles(cells: Cells, row: number): Columns {
  const titles = cells.slice(0, MAX_COLUMNS).map(titleOf);
  const columns: Columns = { row };
  const taken = new Set<number>();
  for (const [role, title] of COLUMNS) {
    const index = titles.findIndex((text, at) => !taken.has(at) && title.test(text));
    if (index === -1 || columns[role] !== undefined) continue;
    columns[role] = index;
    taken.add(index);
  }
  return columns;
}

export const hasFigures = (columns: Columns): boolean => FIGURE_KEYS.some((key) => columns[key] !== undefined);

const weightOf = (columns: Columns) => Object.keys(columns).length;

/** One title alone is one only above a number or a date. */
function isAbove(columns: Columns, below: readonly Cells[]): boolean {
  const isDate = (cell: string | number) => [true, false].some((dayFirst) => monthOfDate(cell, dayFirst) !== undefined);
  const isCount = (cell: string | number) => typeof readCount(cell) === "object";
  return below.some((cells) => {
    if (columns.date !== undefined) return isDate(cells[columns.date] ?? "");
    return FIGURE_KEYS.some((key) => isCount(cells[columns[key] ?? -1] ?? ""));
  });
}

/** The titles that say most; undefined if no row looks like titles. A title above the table stands alone in its row. */
export function findColumns(rows: readonly Cells[]): Columns | undefined {
  const found = rows
    .slice(0, MAX_TITLE_ROWS)
    .map((cells, row) =>
      cells.filter((cell) => String(cell).trim() !== "").length > 1 ? readTitles(cells, row) : { row },
    )
    .filter((columns: Columns) => hasFigures(columns) || columns.date !== undefined)
    .filter(
      (columns: Columns) => weightOf(columns) > 2 || isAbove(columns, rows.slice(columns.row + 1, columns.row + 4)),
    );
  return found.reduce<Columns | undefined>(
    (best, one) => (best && weightOf(best) >= weightOf(one) ? best : one),
    undefined,
  );
}
