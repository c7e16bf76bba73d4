// Rows of a file that was dropped in, staged page by page: units to add, units that are there already, and refused ones.
import { gradesToText } from "../domain/grade.js";
import type { PersonId } from "../domain/ids.js";
import type { ReadFigure } from "../domain/log-sheet/read-month.js";
import type { ReadUnit } from "../domain/log-sheet/read-unit.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { SqlParams, Step } from "./sql/sql.js";

export interface StagedUnit {
  sheet: string;
  row: number;
  /** Why it isn't added; undefined: it is. */
  there: string | undefined;
  unit: ReadUnit;
  key: string;
}

export interface StagedRefusal {
  sheet: string;
  row: number;
  why: string;
  /** JSON of what is in the row. */
  cells: string;
}

// Only into an import of this school.
const INTO_IMPORT =
  'FROM "LogImport" i WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND i."id" = @importId';

const ADD_UNIT = `
  INSERT INTO "LogImportRow" ("workspaceId", "importId", "sheet", "row", "state", "why", "unitId", "key", "title", "date",
    "grades", "level", "evidence", "subject", "classes", "notes", "loggedById")
  SELECT i."workspaceId", i."id", @sheet, CAST(@row AS INTEGER), @state, @why, @unitId, @key, @title, @date, @grades,
    CAST(@level AS INTEGER), @evidence, @subject, CAST(@classes AS INTEGER), @notes, @loggedBy ${INTO_IMPORT}`;

const ADD_DETAIL = `
  INSERT INTO "LogImportDetail" ("workspaceId", "importId", "unitId", "kind", "about", "text")
  SELECT i."workspaceId", i."id", @unitId, @kind, @about, @text ${INTO_IMPORT}`;

const REFUSE = `
  INSERT INTO "LogImportRow" ("workspaceId", "importId", "sheet", "row", "state", "why", "cells")
  SELECT i."workspaceId", i."id", @sheet, CAST(@row AS INTEGER), 'refused', @why, @cells ${INTO_IMPORT}`;

const ADD_FIGURE = `
  INSERT INTO "LogImportFigure" ("workspaceId", "importId", "month", "key", "grade", "value", "cause", "state")
  SELECT i."workspaceId", i."id", @month, @figure, @grade, CAST(@value AS INTEGER), @cause, @state ${INTO_IMPORT}
  ON CONFLICT ("workspaceId", "importId", "month", "key", "grade") DO NOTHING`;

interface OfImport {
  importId: string;
  by: PersonId;
}

/** How much of a UUID tells the units of an import apart. */
const OF_UNIT = 12;

/**
 * The ids of an import's units follow one another, in the order in which they are staged. Units that are added together then
 * lie side by side in every index by unit, and by day if they are staged so: with random ids, each would be in a page of its
 * own. The rest is the import's own id, which is as random as a UUID has to be.
 */
const toUnitId = (importId: string, place: number): string =>
  importId.slice(0, -OF_UNIT) + place.toString(16).padStart(OF_UNIT, "0");

/** `id` is its unit's, if it is added. */
function toUnitSteps(
  { sheet, row, there, unit, key }: StagedUnit,
  id: string,
  of: SqlParams & { by: PersonId },
): Step[] {
  const { title, date, level, evidence = null, subject = null, classes = null, notes = null } = unit;
  const place = { ...of, sheet, row, key, title, date, level, evidence, subject, classes, notes };
  const unitId = there === undefined ? id : null;
  const state = there === undefined ? "new" : "there";
  const grades = gradesToText(unit.grades);
  const params = { ...place, state, why: there ?? null, unitId, grades, loggedBy: unit.loggedBy ?? of.by };
  if (unitId === null) return [{ sql: ADD_UNIT, params }];
  const detail = (kind: string, about: string, text: string): Step => ({
    sql: ADD_DETAIL,
    params: { ...of, unitId, kind, about, text },
  });
  return [
    { sql: ADD_UNIT, params },
    ...unit.partners.map(({ id, name }) => detail("partner", id, name)),
    ...unit.others.map((name) => detail("name", "", name)),
    ...unit.ratings.map((rating) => detail("rating", rating.id, String(rating.level))),
    ...unit.answers.map(({ question, answer }) => detail("answer", question, answer)),
  ];
}

/** One short write, so that others have their turn before the next. */
async function writePage(db: Db, steps: readonly Step[]): Promise<void> {
  if (steps.length > 0) await sqlOf(db).writeAside(steps);
}

/** `after`: how many units of the import were staged before. */
export async function stageUnits(
  db: Db,
  school: School,
  { units, after, ...of }: OfImport & { units: readonly StagedUnit[]; after: number },
): Promise<void> {
  const params = { ...inSchool(school), ...of };
  await writePage(
    db,
    units.flatMap((unit, at) => toUnitSteps(unit, toUnitId(of.importId, after + at), params)),
  );
}

export async function stageRefused(
  db: Db,
  school: School,
  { rows, importId }: { importId: string; rows: readonly StagedRefusal[] },
): Promise<void> {
  const of = { ...inSchool(school), importId };
  await writePage(
    db,
    rows.map((row) => ({ sql: REFUSE, params: { ...of, ...row } })),
  );
}

export async function stageFigures(
  db: Db,
  school: School,
  { figures, importId }: { importId: string; figures: readonly (ReadFigure & { isThere: boolean })[] },
): Promise<void> {
  const of = { ...inSchool(school), importId };
  const steps = figures.map(({ month, key: figure, grade, value = null, cause, isThere }) => ({
    sql: ADD_FIGURE,
    params: { ...of, month, figure, grade, value, cause, state: isThere ? "there" : "new" },
  }));
  await writePage(db, steps);
}
