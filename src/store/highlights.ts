// Rows of highlights: the OH YEAHs and units that a librarian chose for a school year's year-end page.
import { type Grade, gradesFromText } from "../domain/grade.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { COUNTED, toCounted } from "./counted-units.js";
import { REMEMBER_REQUEST } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { SqlParams } from "./sql/sql.js";

export type Highlight = { id: string; day: SchoolDay } & (
  | { kind: "ohyeah"; text: string; author: string }
  | { kind: "unit"; title: string; grades: Grade[] }
);

interface HighlightRow {
  id: string;
  kind: "ohyeah" | "unit";
  day: SchoolDay;
  text: string;
  /** Of an OH YEAH. */
  author: string | null;
  /** Of a unit. */
  grades: string | null;
}

const toHighlight = ({ id, kind, day, text, author, grades }: HighlightRow): Highlight =>
  kind === "ohyeah"
    ? { id, kind, day, text, author: author ?? "" }
    : { id, kind, day, title: text, grades: gradesFromText(grades ?? "") };

// What everyone may read: units that count, and OH YEAHs whose authors agreed.
const READABLE = `${COUNTED}, "Readable" AS (
  SELECT u."id" AS "id", 'unit' AS "kind", u."date" AS "day", u."title" AS "text", NULL AS "author", u."grades" AS "grades"
  FROM "Counted" u
  UNION ALL
  SELECT o."id", 'ohyeah', o."day", o."text", a."name", NULL FROM "OhYeah" o
  JOIN "Person" a ON a."workspaceId" = o."workspaceId" AND a."id" = o."authorId"
  WHERE o."workspaceId" = @workspaceId AND o."schoolId" = @schoolId AND o."removedAt" IS NULL AND o."consent" = 'given')`;

/** More than any year has. */
const MAX_TO_CHOOSE = 5000;

const TO_CHOOSE = `${READABLE}
  SELECT * FROM "Readable" WHERE "day" BETWEEN @from AND @to ORDER BY "kind", "day" DESC, "id" LIMIT @max`;

/** What can be chosen of these days: OH YEAHs first, then units, the latest first. */
export async function highlightsToChoose(
  db: Db,
  school: School,
  { from, to, now }: { from: SchoolDay; to: SchoolDay; now: Date },
): Promise<Highlight[]> {
  const rows = await sqlOf(db).all<HighlightRow>(TO_CHOOSE, {
    ...toCounted(school, now),
    from,
    to,
    max: MAX_TO_CHOOSE,
  });
  return rows.map(toHighlight);
}

const CHOSEN = `${READABLE}
  SELECT r.* FROM "Highlight" h JOIN "Readable" r ON r."id" = COALESCE(h."ohYeahId", h."unitId")
  WHERE h."workspaceId" = @workspaceId AND h."schoolId" = @schoolId AND h."year" = @year ORDER BY h."place"`;

/** What was chosen for this school year, as it is now. What was deleted since is left out. */
export async function highlightsOf(
  db: Db,
  school: School,
  { year, now }: { year: string; now: Date },
): Promise<Highlight[]> {
  return (await sqlOf(db).all<HighlightRow>(CHOSEN, { ...toCounted(school, now), year })).map(toHighlight);
}

const PICKED = `${READABLE}
  SELECT r.* FROM "Readable" r JOIN "OhYeah" o ON o."id" = r."id"
  WHERE o."pickedFor" IS NOT NULL AND r."day" BETWEEN @from AND @to ORDER BY o."pickedFor" DESC, o."updatedAt" LIMIT @max`;

/** The OH YEAHs of these days that were picked for monthly reports, of the latest reports first. */
export async function latestPicked(
  db: Db,
  school: School,
  { now, ...at }: { from: SchoolDay; to: SchoolDay; now: Date; max: number },
): Promise<Highlight[]> {
  return (await sqlOf(db).all<HighlightRow>(PICKED, { ...toCounted(school, now), ...at })).map(toHighlight);
}

const CLEAR = `
  DELETE FROM "Highlight" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "year" = @year`;

// Reads the id from the school's own rows, so no other school's can get in.
const ADD = {
  ohyeah: `INSERT INTO "Highlight" ("workspaceId", "schoolId", "year", "place", "ohYeahId")
    SELECT "workspaceId", "schoolId", @year, CAST(@place AS INTEGER), "id" FROM "OhYeah"
    WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id`,
  unit: `INSERT INTO "Highlight" ("workspaceId", "schoolId", "year", "place", "unitId")
    SELECT "workspaceId", "schoolId", @year, CAST(@place AS INTEGER), "id" FROM "Unit"
    WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id`,
};

/** Chooses these, in their order, in place of what was chosen before. A repeat of the request (`key`) changes nothing. */
export async function chooseHighlights(
  db: Db,
  school: School,
  chosen: { year: string; highlights: readonly Pick<Highlight, "kind" | "id">[]; key: string; now: Date },
): Promise<void> {
  const { year, highlights, key, now } = chosen;
  const params: SqlParams = { ...inSchool(school), year };
  const adding = highlights.map(({ kind, id }, index) => ({
    sql: ADD[kind],
    params: { ...params, place: index + 1, id },
  }));
  const remember = { sql: REMEMBER_REQUEST, params: { ...params, key, at: now.toISOString() } };
  try {
    await sqlOf(db).write([remember, { sql: CLEAR, params }, ...adding]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
