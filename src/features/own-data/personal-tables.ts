// The same data as tables that people read: a sheet that says what is what, and one for each kind of row.
import type { Cell, Column, Table } from "../../documents/write-sheets.js";
import type { PersonalRow } from "../../store/personal-rows.js";
import { type DataSection, LEFT_OUT, type PersonalData } from "./personal-data.js";

const PAGE = 500;

async function* inPages(rows: readonly (readonly Cell[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  for (let from = 0; from < rows.length; from += PAGE) {
    yield rows.filter((_row, at) => at >= from && at < from + PAGE);
  }
}

/** "unitsLogged" as "Units logged". A sheet's name has at most 31 characters. */
const toWords = (key: string): string =>
  key
    .replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^oh yeahs/, "OH YEAHs")
    .replace(/^[a-z]/, (letter) => letter.toUpperCase());

/** They are the same in every row. */
const SAME = ["workspaceId", "schoolId"];

/** IDs of people as names, also in lists. Anything else as it is. */
function toCell(value: string | number | null, names: PersonalData["names"]): Cell {
  if (typeof value !== "string" || !/^[A-Z0-9,-]+$/.test(value)) return value;
  return value
    .split(",")
    .map((part) => names.get(part) ?? part)
    .join(", ");
}

const WIDE = /^(text|title|about|notes|evidence|why|cause|reply|fields|before|after|where|reason|what|solvedBy)$/;

const toColumn = (name: string): Column => ({
  ...{ name: toWords(name), kind: "text" as const },
  width: WIDE.test(name) ? 50 : 18,
});

function toSheet({ key, rows }: DataSection, names: PersonalData["names"]): Table {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !SAME.includes(column));
  const toRow = (row: PersonalRow) => columns.map((column) => toCell(row[column] ?? null, names));
  return { name: toWords(key), columns: columns.map(toColumn), rows: inPages(rows.map(toRow)) };
}

/** What is in it, and what isn't, as lines for a sheet or a text file. */
export function toReadMe({ whose, school, madeAt, sections }: PersonalData): string[] {
  return [
    `What Bookend holds about ${whose.name} (${whose.id}) at ${school}, ${madeAt.toISOString().slice(0, 10)}`,
    "",
    "What is in it:",
    ...sections.map(({ key, title, rows }) => `${toWords(key)}: ${title} (${rows.length})`),
    "",
    "What isn't in it, and why:",
    ...LEFT_OUT,
  ];
}

/** Can be written once. */
export function toPersonalTables(data: PersonalData): Table[] {
  const readMe = toReadMe(data).map((line) => [line]);
  return [
    { name: "Read me", columns: [{ name: "Read me", kind: "text", width: 100 }], rows: inPages(readMe) },
    ...data.sections.filter(({ rows }) => rows.length > 0).map((section) => toSheet(section, data.names)),
  ];
}
