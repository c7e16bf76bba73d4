// What the writers of both formats do: a total added up, and a file's or sheet's name that everything accepts.
import type { Cell, Column } from "./table.js";

/** What was counted of a table while its rows were written. */
export class Counted {
  rows = 0;
  readonly sums: number[];
  readonly #summed: number[];

  constructor(columns: readonly Column[]) {
    this.sums = columns.map(() => 0);
    this.#summed = columns.flatMap(({ total }, n) => (total === "sum" ? [n] : []));
  }

  add(row: readonly Cell[]): void {
    this.rows += 1;
    for (const n of this.#summed) {
      const value = row[n];
      if (typeof value === "number") this.sums[n] = (this.sums[n] ?? 0) + value;
    }
  }
}

export const hasTotals = (columns: readonly Column[]): boolean => columns.some(({ total }) => total !== undefined);

/** The names, without what Excel and file systems refuse, at most `max` letters, and no two the same. */
export function toNames(names: readonly string[], max: number): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base =
      name
        .replace(/[[\]:*?/\\<>|"\p{Cc}]/gu, " ")
        .replace(/\s+/g, " ")
        .replace(/^[ '.]+|[ '.]+$/g, "") || "Sheet";
    for (let n = 1; ; n++) {
      const suffix = n === 1 ? "" : ` ${n}`;
      const one = `${base
        .slice(0, max - suffix.length)
        .toWellFormed()
        .trim()}${suffix}`;
      if (taken.has(one.toLowerCase())) continue;
      taken.add(one.toLowerCase());
      return one;
    }
  });
}

/** "2.7" of 2.65, "90.0" of 90: rounded half up, also where a float is a hair less than the half. */
export function toDecimals(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  const digits = Math.floor(Math.round(Math.abs(value) * factor * 1e8) / 1e8 + 0.5);
  const text = String(digits).padStart(decimals + 1, "0");
  return `${value < 0 && digits > 0 ? "-" : ""}${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
