// Reads text with commas, semicolons or tabs between its cells.
import { CsvError, parse } from "csv-parse/sync";
import { Unreadable } from "./unreadable.js";

const SEPARATORS = [",", ";", "\t", "|"] as const;

/** How many lines it takes to find out what is between the cells. */
const SAMPLE_LINES = 40;
const MAX_CELL = 100_000;
/** The line Excel understands: `sep=;`. */
const SAID = /^sep=(.)\r?\n/i;

/** How often it is on the line, outside quotes. */
function countIn(line: string, separator: string): number {
  return line.replaceAll(/"[^"]*"/g, "").split(separator).length - 1;
}

/** The separator that most lines agree on. Titles above the table have none. */
function findSeparator(text: string): string {
  const lines = text.slice(0, 50_000).split(/\r\n|\n|\r/, SAMPLE_LINES);
  const scores = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => countIn(line, separator)).filter((count) => count > 0);
    const usual = Math.max(0, ...[...new Set(counts)].map((count) => counts.filter((other) => other === count).length));
    return { separator, usual };
  });
  return scores.reduce((best, one) => (one.usual > best.usual ? one : best)).separator;
}

const PAGE = /^\s*<(!doctype|html|table|\?xml)/i;

function toUnreadable(error: CsvError): Unreadable {
  const row = typeof error.lines === "number" ? ` near row ${error.lines}` : "";
  const why = error.code === "CSV_QUOTE_NOT_CLOSED" ? "a quotation mark that isn't closed" : "something I can't read";
  return new Unreadable(`This file has ${why}${row}. Please fix that row, or export the file again.`);
}

/** The first `most` rows. Throws Unreadable. */
export function readCsv(text: string, most: number): string[][] {
  if (PAGE.test(text))
    throw new Unreadable("This is a web page, not a spreadsheet. Export it as CSV or XLSX and choose that.");
  const said = SAID.exec(text);
  try {
    return parse(said ? text.slice(said[0].length) : text, {
      delimiter: said?.[1] ?? findSeparator(text),
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_CELL,
      to: most,
    });
  } catch (error) {
    if (error instanceof CsvError) throw toUnreadable(error);
    throw error;
  }
}
