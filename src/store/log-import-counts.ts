// Reads what was staged of a file: how much would be added, and which rows can't be used.
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

const OF_SCHOOL = `
  JOIN "LogImport" i ON i."workspaceId" = r."workspaceId" AND i."id" = r."importId"
  WHERE r."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND r."importId" = @importId`;

const COUNTS = `
  SELECT r."state", count(*) AS "count", min(r."date") AS "from", max(r."date") AS "to" FROM "LogImportRow" r ${OF_SCHOOL}
  GROUP BY r."state"`;

const FIGURES = `
  SELECT r."state", count(*) AS "count", count(DISTINCT r."month") AS "months" FROM "LogImportFigure" r ${OF_SCHOOL}
  GROUP BY r."state"`;

const NAMES = `
  SELECT r."kind", count(DISTINCT CASE r."kind" WHEN 'partner' THEN r."about" ELSE r."text" END) AS "count"
  FROM "LogImportDetail" r ${OF_SCHOOL} AND r."kind" IN ('partner', 'name') GROUP BY r."kind"`;

export interface StagedCounts {
  added: number;
  there: number;
  refused: number;
  /** The first and the last day of what is added. */
  days: { from: string; to: string } | undefined;
  figures: { added: number; there: number; months: number };
  people: { matched: number; names: number };
}

interface CountRow {
  state: string;
  count: number | string;
  from: string | null;
  to: string | null;
}

/** What would be added now. */
export async function countStaged(db: Db, school: School, importId: string): Promise<StagedCounts> {
  const params = { ...inSchool(school), importId };
  const rows = await sqlOf(db).all<CountRow>(COUNTS, params);
  const figures = await sqlOf(db).all<{ state: string; count: number; months: number }>(FIGURES, params);
  const people = await sqlOf(db).all<{ kind: string; count: number }>(NAMES, params);
  const of = (state: string) => rows.find((row) => row.state === state);
  const figuresOf = (state: string) => figures.find((row) => row.state === state);
  const countOf = (kind: string) => Number(people.find((row) => row.kind === kind)?.count ?? 0);
  const [from, to] = [of("new")?.from, of("new")?.to];
  return {
    added: Number(of("new")?.count ?? 0),
    there: Number(of("there")?.count ?? 0),
    refused: Number(of("refused")?.count ?? 0),
    days: from && to ? { from, to } : undefined,
    figures: {
      added: Number(figuresOf("new")?.count ?? 0),
      there: Number(figuresOf("there")?.count ?? 0),
      months: Number(figuresOf("new")?.months ?? 0),
    },
    people: { matched: countOf("partner"), names: countOf("name") },
  };
}

export interface UnusedRow {
  sheet: string;
  row: number;
  /** refused, or there already. */
  state: "refused" | "there";
  why: string;
  /** What is in a refused row. */
  cells: (string | number)[];
  /** What a row that is there already says. */
  unit: (Record<"title" | "date" | "grades", string> & { level: number }) | undefined;
}

interface UnusedColumns extends Omit<UnusedRow, "cells" | "unit"> {
  cells: string | null;
  title: string | null;
  date: string;
  grades: string;
  level: number;
}

const UNUSED = `
  SELECT r."sheet", r."row", r."state", r."why", r."cells", r."title", r."date", r."grades", r."level"
  FROM "LogImportRow" r ${OF_SCHOOL} AND r."state" = @state
    AND (r."sheet", r."row") > (@sheet, CAST(@row AS INTEGER))
  ORDER BY r."sheet", r."row" LIMIT CAST(@most AS INTEGER)`;

/** The rows in this state after that one, in the file's order. */
export async function unusedRows(
  db: Db,
  school: School,
  page: { importId: string; state: "refused" | "there"; after: { sheet: string; row: number }; most: number },
): Promise<UnusedRow[]> {
  const { after, ...of } = page;
  const rows = await sqlOf(db).all<UnusedColumns>(UNUSED, { ...inSchool(school), ...of, ...after });
  return rows.map(({ cells, title, date, grades, level, ...row }) => ({
    ...row,
    cells: cells ? (JSON.parse(cells) as UnusedRow["cells"]) : [],
    unit: title === null ? undefined : { title, date, grades, level },
  }));
}
