// Rows of exports that someone dropped in, one for each month: the sums, until they are confirmed, and what they replaced.
import { randomUUID } from "node:crypto";
import type { ExportedMonth } from "../domain/export/figure-export.js";
import type { FigureKey } from "../domain/figures.js";
import type { Grade } from "../domain/grade.js";
import type { PersonId } from "../domain/ids.js";
import type { Month } from "../domain/time/month.js";
import { type FigureChange, toFigureSteps } from "./figures.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { Step } from "./sql/sql.js";

export interface ImportValue {
  key: FigureKey;
  /** Set for this grade's part of the circulation. */
  grade: Grade | undefined;
  /** Undefined: saving it cleared the figure. */
  value: number | undefined;
  /** Once it is saved: what it replaced. */
  before: number | undefined;
}

export interface FigureImport {
  id: string;
  month: Month;
  state: "read" | "saved" | "undone";
  unclear: string | undefined;
  statedTotal: number | undefined;
  isSummed: boolean;
  values: ImportValue[];
}

/** A month that was read from a file. */
export interface NewImport extends Pick<FigureImport, "month" | "unclear" | "statedTotal" | "isSummed"> {
  figures: Pick<ExportedMonth, "values" | "byGrade">;
}

const toValues = ({ values, byGrade }: NewImport["figures"]) => [
  ...Object.entries(values).map(([key, value]) => ({ key, grade: "", value })),
  ...Object.entries(byGrade).map(([grade, value]) => ({ key: "circulation", grade, value })),
];

/** Keeps what was read from a file, until someone confirms it. Returns the id of the drop. */
export async function addFigureImports(
  db: Db,
  school: School,
  drop: { months: readonly NewImport[]; digest: string; by: PersonId; now: Date },
): Promise<string> {
  const dropId = randomUUID();
  const of = { ...inSchool(school), dropId, personId: drop.by, digest: drop.digest, createdAt: drop.now.toISOString() };
  const rows = drop.months.map(({ month, figures, unclear = null, statedTotal = null, isSummed }) => {
    const values = { create: toValues(figures) };
    return db.figureImport.create({ data: { id: randomUUID(), ...of, month, unclear, statedTotal, isSummed, values } });
  });
  await db.$transaction([...rows]);
  return dropId;
}

/** The months of a drop, in order. None when it is unknown, or was never confirmed and is gone. */
export async function findFigureImports(db: Db, school: School, dropId: string): Promise<FigureImport[]> {
  const rows = await db.figureImport.findMany({
    where: { dropId, ...inSchool(school) },
    include: { values: true },
    orderBy: { month: "asc" },
  });
  return rows.map((row) => ({
    id: row.id,
    month: row.month as Month,
    state: row.undoneAt ? "undone" : row.savedAt ? "saved" : "read",
    unclear: row.unclear ?? undefined,
    statedTotal: row.statedTotal ?? undefined,
    isSummed: row.isSummed,
    values: row.values.map(({ key, grade, value, before }) => ({
      key: key as FigureKey,
      grade: grade === "" ? undefined : (grade as Grade),
      value: value ?? undefined,
      before: before ?? undefined,
    })),
  }));
}

/** The months for which a file with this digest was saved and not undone, in order. */
export async function monthsImported(db: Db, school: School, digest: string): Promise<Month[]> {
  const rows = await db.figureImport.findMany({
    where: { ...inSchool(school), digest, savedAt: { not: null }, undoneAt: null },
    distinct: ["month"],
    select: { month: true },
    orderBy: { month: "asc" },
  });
  return rows.map(({ month }) => month as Month);
}

const CLAIM = `
  UPDATE "FigureImport" SET "savedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "savedAt" IS NULL`;

const UNDO = `
  UPDATE "FigureImport" SET "undoneAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "savedAt" IS NOT NULL
    AND "undoneAt" IS NULL`;

const FORGET = 'DELETE FROM "FigureImportValue" WHERE "workspaceId" = @workspaceId AND "importId" = @id';

const KEEP = `
  INSERT INTO "FigureImportValue" ("workspaceId", "importId", "key", "grade", "value", "before")
  VALUES (@workspaceId, @id, @figure, @grade, CAST(@value AS INTEGER), CAST(@before AS INTEGER))`;

/** What an import changes: each figure as it was read, and as it will be. */
export interface ImportChange {
  id: string;
  month: Month;
  figures: readonly FigureChange[];
}

interface ImportChanges {
  changes: readonly ImportChange[];
  by: PersonId;
  now: Date;
}

/** The steps of one month. A figure that stays as it is has none. */
function toSteps(school: School, { month, figures }: ImportChange, at: Pick<ImportChanges, "by" | "now">): Step[] {
  const changed = figures.filter(({ before, after }) => before?.value !== after?.value);
  return toFigureSteps(school, { month, figures: changed, ...at });
}

/** False when one of them was saved before, or a figure isn't as it was read: then nothing is written. */
export function saveFigureImports(db: Db, school: School, { changes, ...at }: ImportChanges): Promise<boolean> {
  const steps = changes.flatMap((change): Step[] => {
    const of = { ...inSchool(school), id: change.id };
    const kept = change.figures.map(({ key: figure, grade = "", before, after }): Step => {
      const values = { value: after?.value ?? null, before: before?.value ?? null };
      return { sql: KEEP, params: { ...of, figure, grade, ...values } };
    });
    const claim = { sql: CLAIM, params: { ...of, at: at.now.toISOString() }, mustChange: true };
    return [claim, { sql: FORGET, params: of }, ...kept, ...toSteps(school, change, at)];
  });
  return sqlOf(db).write(steps);
}

/** Brings back what imports replaced. False when one was undone before, or a figure isn't as it was read: all of them stay. */
export function undoFigureImports(db: Db, school: School, { changes, ...at }: ImportChanges): Promise<boolean> {
  const steps = changes.flatMap((change): Step[] => {
    const params = { ...inSchool(school), id: change.id, at: at.now.toISOString() };
    return [{ sql: UNDO, params, mustChange: true }, ...toSteps(school, change, at)];
  });
  return sqlOf(db).write(steps);
}
