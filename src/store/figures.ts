// Rows of the figures that librarians report for a month: one row a figure, and one for each grade's part of circulation.
import { FIGURE_KEYS, type FigureKey, type MonthFigures } from "../domain/figures.js";
import { GRADES, type Grade } from "../domain/grade.js";
import type { PersonId } from "../domain/ids.js";
import type { Month } from "../domain/time/month.js";
import { REMEMBER_REQUEST } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { Step } from "./sql/sql.js";

/** Which figure of a month. */
export interface FigureId {
  key: FigureKey;
  /** Set for this grade's part of the circulation. */
  grade?: Grade | undefined;
}

export interface Figure extends FigureId {
  /** Undefined if it wasn't reported, and only has a cause. */
  value: number | undefined;
  /** May be empty. */
  cause: string;
}

export interface StoredFigure extends Figure {
  changedBy: { id: PersonId; name: string };
  changedAt: Date;
}

interface Row {
  month: Month;
  key: FigureKey;
  grade: Grade | "";
  value: number | null;
  cause: string;
}

const BETWEEN = `
  SELECT "month", "key", "grade", "value", "cause" FROM "Figure"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "month" BETWEEN @from AND @to
  ORDER BY "month"`;

function toMonthFigures(rows: readonly Pick<Row, "key" | "grade" | "value" | "cause">[]): MonthFigures {
  const figures: MonthFigures = { values: {}, byGrade: {}, causes: [] };
  for (const { key, grade, value } of rows) {
    if (value === null) continue;
    if (grade === "") figures.values[key] = Number(value);
    else figures.byGrade[grade] = Number(value);
  }
  for (const key of FIGURE_KEYS) {
    const text = rows.find((row) => row.key === key && row.grade === "")?.cause;
    if (text) figures.causes.push({ key, text });
  }
  return figures;
}

/** The figures of the months from one to the other, both included, in their order. A month without any isn't in it. */
export async function figuresBetween(
  db: Db,
  school: School,
  { from, to }: { from: Month; to: Month },
): Promise<Map<Month, MonthFigures>> {
  const rows = await sqlOf(db).all<Row>(BETWEEN, { ...inSchool(school), from, to });
  const byMonth = new Map<Month, Row[]>();
  for (const row of rows) byMonth.set(row.month, [...(byMonth.get(row.month) ?? []), row]);
  return new Map([...byMonth].map(([month, ofMonth]) => [month, toMonthFigures(ofMonth)]));
}

const CIRCULATION = `
  SELECT "month", "value" FROM "Figure"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "key" = 'circulation' AND "grade" = ''
    AND "value" IS NOT NULL AND "month" IN (SELECT value FROM json_each(@months))`;

/** The circulation of these months. A month for which it wasn't reported isn't in it. */
export async function circulationOf(db: Db, school: School, months: readonly Month[]): Promise<Map<Month, number>> {
  const params = { ...inSchool(school), months: JSON.stringify(months) };
  const rows = await sqlOf(db).all<{ month: Month; value: number }>(CIRCULATION, params);
  return new Map(rows.map(({ month, value }) => [month, Number(value)]));
}

/** Where it is among a month's figures: each key, and after it its grades. */
const placeOf = ({ key, grade }: { key: string; grade: string }): number =>
  FIGURE_KEYS.indexOf(key as FigureKey) * (GRADES.length + 1) + 1 + GRADES.indexOf(grade as Grade);

/** A month's figures with who changed each last, in the order of FIGURE_KEYS and GRADES. */
export async function figuresOfMonth(db: Db, school: School, month: Month): Promise<StoredFigure[]> {
  const rows = await db.figure.findMany({
    where: { ...inSchool(school), month },
    include: { person: { select: { id: true, name: true } } },
  });
  return rows
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((row) => ({
      key: row.key as FigureKey,
      grade: row.grade === "" ? undefined : (row.grade as Grade),
      value: row.value ?? undefined,
      cause: row.cause,
      changedBy: { id: row.person.id as PersonId, name: row.person.name },
      changedAt: new Date(row.changedAt),
    }));
}

/** One figure of a change: as it was read, and as it will be. Undefined: without a row. */
export interface FigureChange extends FigureId {
  before: Pick<Figure, "value" | "cause"> | undefined;
  after: Pick<Figure, "value" | "cause"> | undefined;
}

const ADD = `
  INSERT INTO "Figure" ("workspaceId", "schoolId", "month", "key", "grade", "value", "cause", "personId", "changedAt")
  VALUES (@workspaceId, @schoolId, @month, @figure, @grade, @value, @cause, @person, @at)
  ON CONFLICT ("workspaceId", "schoolId", "month", "key", "grade") DO NOTHING`;
// A number of -1 stands for no value: a bare parameter can't be compared by IS on every database.
const CHANGE = `
  UPDATE "Figure" SET "value" = @value, "cause" = @cause, "personId" = @person, "changedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "month" = @month AND "key" = @figure
    AND "grade" = @grade AND COALESCE("value", -1) = @valueBefore AND "cause" = @causeBefore`;

const CLEAR = `
  DELETE FROM "Figure"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "month" = @month AND "key" = @figure
    AND "grade" = @grade AND COALESCE("value", -1) = @valueBefore AND "cause" = @causeBefore`;

interface FiguresChange {
  month: Month;
  figures: readonly FigureChange[];
  by: PersonId;
  /** The key of the request. */
  key: string;
  now: Date;
}

/** The steps that save these figures of a month. Each has no effect if its figure isn't as it was read. */
export function toFigureSteps(school: School, change: Omit<FiguresChange, "key">): Step[] {
  const { month, figures, by, now } = change;
  const of = { ...inSchool(school), month, person: by, at: now.toISOString() };
  return figures.map(({ key: figure, grade, before, after }): Step => {
    const was = { valueBefore: before?.value ?? -1, causeBefore: before?.cause ?? "" };
    const is = { value: after?.value ?? null, cause: after?.cause ?? "" };
    const sql = !before ? ADD : after ? CHANGE : CLEAR;
    return { sql, params: { ...of, figure, grade: grade ?? "", ...was, ...is }, mustChange: true };
  });
}

/**
 * Saves these figures of a month and remembers the request, all or nothing. "changed": one of them isn't as it was read, so
 * someone else saved it meanwhile. "repeated": this very request was handled before.
 */
export async function saveFigures(
  db: Db,
  school: School,
  { month, figures, by, key, now }: FiguresChange,
): Promise<"saved" | "changed" | "repeated"> {
  const steps = toFigureSteps(school, { month, figures, by, now });
  const at = now.toISOString();
  const request = { sql: REMEMBER_REQUEST, params: { workspaceId: school.workspaceId, key, at } };
  try {
    return (await sqlOf(db).write([request, ...steps])) ? "saved" : "changed";
  } catch (error) {
    if (isDuplicate(error)) return "repeated";
    throw error;
  }
}
