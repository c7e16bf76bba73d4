// Reads a log of units from a CSV or XLSX file, and packs what it found into pages, so that no thread waits for all of it.
import { createHash } from "node:crypto";
import { asPersonId } from "../domain/ids.js";
import { type FoundColumns, type LogOptions, type ReadLog, readLog, type Sheet } from "../domain/log-sheet/read-log.js";
import { identityOf } from "../domain/unit.js";
import { readAllSheets } from "./sheet.js";
import { Unreadable } from "./unreadable.js";
import { unguardText } from "./write/formula-guard.js";

export interface LogJob extends LogOptions {
  kind: "log";
  bytes: Uint8Array<ArrayBuffer>;
}

/** A unit of a file. */
export interface FoundUnit {
  sheet: string;
  row: number;
  unit: ReadLog["units"][number]["unit"];
  /** The same for two entries of one unit, in the log or in the file. */
  identity: string;
  /** The same when this row is read from a file again, even if the log has changed since. */
  key: string;
  /** The row that says the same, if that shouldn't count twice. */
  sameAs: number | undefined;
}

/** What a file holds. Each page is JSON of some hundred rows. */
export interface FoundLog {
  columns: FoundColumns;
  /** Of FoundUnit, by date. */
  unitPages: string[];
  /** Of the figures of a month. */
  figurePages: string[];
  /** Of the rows that can't be used, with their cells. */
  refusedPages: string[];
}

const PAGE = 250;

function toPages<T>(all: readonly T[]): string[] {
  const pages: string[] = [];
  for (let at = 0; at < all.length; at += PAGE) pages.push(JSON.stringify(all.slice(at, at + PAGE)));
  return pages;
}

const digest = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 22);

/** In a file of Bookend's own, two rows that say the same are two units. Elsewhere someone sent the form twice. */
const isOwn = ({ columns }: ReadLog) =>
  [
    "Date",
    "Name or Topic of Unit",
    "Grade Level",
    "Level of Collaboration",
    "Ratings",
    "Logged By",
    "Worked With",
  ].every((title) => columns?.titles.includes(title));

function toUnits(log: ReadLog, importer: string): FoundUnit[] {
  const counts = new Map<string, number>();
  const rowOf = new Map<string, number>();
  const all = log.units.map(({ sheet, row, unit, written }): FoundUnit => {
    const { loggedBy = importer, date, title } = unit;
    const partners = unit.partners.map(({ id }) => asPersonId(id));
    const identity = identityOf({ date, title, loggedBy: asPersonId(loggedBy), partners, others: unit.others });
    const raw = JSON.stringify([date, title.toLowerCase().replace(/\s+/g, ""), written]);
    const count = (counts.get(raw) ?? 0) + 1;
    counts.set(raw, count);
    // Everything it says, not only what makes it the same unit.
    const whole = `${raw} ${JSON.stringify(unit)}`;
    const sameAs = isOwn(log) ? undefined : rowOf.get(whole);
    if (sameAs === undefined) rowOf.set(whole, row);
    return { sheet, row, unit, identity, key: digest(`${raw} ${count}`), sameAs };
  });
  return all.sort((a, b) => (a.unit.date < b.unit.date ? -1 : a.unit.date > b.unit.date ? 1 : a.row - b.row));
}

/** In CSV, text that looks like a formula has an apostrophe in front: so Bookend writes it. */
const withoutGuards = ({ name, rows }: Sheet): Sheet => ({
  name,
  rows:
    name === ""
      ? rows.map((cells) => cells.map((cell) => (typeof cell === "string" ? unguardText(cell) : cell)))
      : rows,
});

const NO_LOG =
  "I couldn't find a log of units in this file. It needs a row of titles, such as Date, Unit, Grade Level and Level, and the units below it.";

/** Throws Unreadable. */
export async function readLogFile({ bytes, ...options }: LogJob): Promise<FoundLog> {
  const sheets = await readAllSheets(bytes);
  const log = readLog(sheets.map(withoutGuards), options);
  if (!log.columns && log.figures.length === 0 && log.refused.length === 0) throw new Unreadable(NO_LOG);
  return {
    columns: {
      ...{ examples: log.examples, asks: log.asks, tables: log.tables, choices: options.choices },
      ...{ titles: log.columns?.titles ?? [], row: log.columns?.row ?? 0, roles: log.columns?.roles ?? {} },
    },
    unitPages: toPages(toUnits(log, options.importer.id)),
    figurePages: toPages(log.figures),
    refusedPages: toPages(log.refused),
  };
}
