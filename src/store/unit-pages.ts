// The whole log of units, page by page: what an export reads, without holding more than a page of it.
import { type AgreedLevel, agree } from "../domain/agreement.js";
import { gradesFromText } from "../domain/grade.js";
import type { PersonId, UnitId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import { addDays, type SchoolDay } from "../domain/time/school-day.js";
import type { UnitFields } from "../domain/unit.js";
import { answersFromRows, type UnitAnswers } from "../domain/unit-questions.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { ANSWERS_OF_UNIT } from "./unit-row.js";

export interface ExportedUnit extends Omit<UnitFields, "answers"> {
  id: UnitId;
  loggedBy: PersonId;
  loggedByName: string;
  /** In the order of their names, as those outside Slack are. */
  partnerNames: string[];
  others: string[];
  /** The level its logger chose, then the ratings by its partners. */
  ratings: Level[];
  agreed: AgreedLevel;
  answers: UnitAnswers;
  createdAt: string;
}

interface Row {
  id: UnitId;
  date: SchoolDay;
  title: string;
  grades: string;
  level: Level;
  evidence: string | null;
  subject: string | null;
  classes: number | null;
  notes: string | null;
  loggedById: PersonId;
  loggedByName: string;
  createdAt: string;
  answers: string | null;
  /** Each an id, a space and a name, separated by line breaks; null: none. */
  partners: string | null;
  others: string | null;
  /** Levels, separated by commas; null: none. */
  opinions: string | null;
}

/** About so many units a page, and whole days: read in about a hundredth of a second, so that nothing waits for it. */
const PAGE = 200;
/** A page has no more than so many times that, whatever a day has. */
const MOST = 5;

// The day of the unit at which a page is full, found in the index alone.
const LAST_DAY = `
  SELECT "date" FROM "Unit"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "deletedAt" IS NULL AND "date" BETWEEN @date AND @to
  ORDER BY "date" LIMIT 1 OFFSET @size`;

// By what comes after the last row of the page before: rows that are skipped would have to be counted. Former partners'
// ratings don't count. The page's units are found first, so that the rest is read of no others.
const NEXT = `
  SELECT u."id", u."date", u."title", u."grades", u."level", u."evidence", u."subject", u."classes", u."notes",
    u."loggedById", u."createdAt", l."name" AS "loggedByName", ${ANSWERS_OF_UNIT} AS "answers",
    (SELECT string_agg(up."personId" || ' ' || p."name", '\n') FROM "UnitPartner" up
      JOIN "Person" p ON p."workspaceId" = up."workspaceId" AND p."id" = up."personId"
      WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id") AS "partners",
    (SELECT string_agg(n."name", '\n') FROM "UnitPartnerName" n
      WHERE n."workspaceId" = u."workspaceId" AND n."unitId" = u."id") AS "others",
    (SELECT string_agg(CAST(o."level" AS TEXT), ',') FROM "LevelOpinion" o
      JOIN "UnitPartner" op ON op."workspaceId" = o."workspaceId" AND op."unitId" = o."unitId"
        AND op."personId" = o."personId"
      WHERE o."workspaceId" = u."workspaceId" AND o."unitId" = u."id" AND o."level" IS NOT NULL) AS "opinions"
  FROM (SELECT * FROM "Unit" n
    WHERE n."workspaceId" = @workspaceId AND n."schoolId" = @schoolId AND n."deletedAt" IS NULL
      AND n."date" BETWEEN @date AND @to
      AND (n."date" > @date OR n."createdAt" > @createdAt OR (n."createdAt" = @createdAt AND n."id" > @id))
    ORDER BY n."date", n."createdAt", n."id" LIMIT @size) u
  JOIN "Person" l ON l."workspaceId" = u."workspaceId" AND l."id" = u."loggedById"
  ORDER BY u."date", u."createdAt", u."id"`;

const listOf = (text: string | null, separator: string) => (text ? text.split(separator) : []);

function toUnit(row: Row): ExportedUnit {
  const partners = listOf(row.partners, "\n").map((one) => [one.split(" ", 1)[0] ?? "", one] as const);
  const names = partners.map(([id, one]) => one.slice(id.length + 1));
  const opinions = listOf(row.opinions, ",").map((one) => Number(one) as Level);
  return {
    ...{ id: row.id, date: row.date, title: row.title, grades: gradesFromText(row.grades), level: row.level },
    ...{ evidence: row.evidence ?? undefined, notes: row.notes ?? undefined },
    ...{ subject: row.subject ?? undefined, classes: row.classes ?? undefined },
    ...{ loggedBy: row.loggedById, loggedByName: row.loggedByName, createdAt: row.createdAt },
    ...{ partners: partners.map(([id]) => id as PersonId), partnerNames: names.sort() },
    others: listOf(row.others, "\n").sort(),
    ...{ ratings: [row.level, ...opinions.sort()], agreed: agree(row.level, opinions) },
    answers: answersFromRows(row.answers),
  };
}

/**
 * The school's units from one day through another, planned ones included, oldest first. Deleted ones are in no page. A page
 * ends with a day, because units of a day have to be sorted, and the rest of a day would be sorted again.
 */
export async function* unitPages(
  db: Db,
  school: School,
  { from, to, size = PAGE }: { from: SchoolDay; to: SchoolDay; size?: number },
): AsyncGenerator<ExportedUnit[]> {
  const { all } = sqlOf(db);
  const most = size * MOST;
  let after: { date: SchoolDay; createdAt: string; id: string } = { date: from, createdAt: "", id: "" };
  for (;;) {
    const params = { ...inSchool(school), ...after };
    const [full] = await all<{ date: SchoolDay }>(LAST_DAY, { ...params, to, size });
    const day = full?.date ?? to;
    const rows = await all<Row>(NEXT, { ...params, to: day, size: most });
    const last = rows.at(-1);
    if (last) yield rows.map(toUnit);
    if (last && rows.length === most) after = { date: last.date, createdAt: last.createdAt, id: last.id };
    else if (day >= to) return;
    else after = { date: addDays(day, 1), createdAt: "", id: "" };
  }
}
