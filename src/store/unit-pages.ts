// The whole log of units, page by page: what an export reads, without holding more than a page of it.
import { type AgreedLevel, agree } from "../domain/agreement.js";
import { gradesFromText } from "../domain/grade.js";
import type { PersonId, UnitId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import type { SchoolDay } from "../domain/time/school-day.js";
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

// Former partners' ratings don't count.
const UNITS = `
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
  FROM "Unit" u JOIN "Person" l ON l."workspaceId" = u."workspaceId" AND l."id" = u."loggedById"
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL
    AND u."date" BETWEEN @from AND @to
  ORDER BY u."date", u."createdAt", u."id"`;

const listOf = (text: string | null, separator: string) => (text ? text.split(separator) : []);

function toUnit(row: Row): ExportedUnit {
  const partners = listOf(row.partners, "\n").map((one) => [one.split(" ", 1)[0] ?? "", one] as const);
  const names = partners.map(([id, one]) => one.slice(id.length + 1));
  const opinions = listOf(row.opinions, ",").map((one) => Number(one) as Level);
  return {
    id: row.id,
    date: row.date,
    title: row.title,
    grades: gradesFromText(row.grades),
    level: row.level,
    evidence: row.evidence ?? undefined,
    notes: row.notes ?? undefined,
    subject: row.subject ?? undefined,
    classes: row.classes ?? undefined,
    loggedBy: row.loggedById,
    loggedByName: row.loggedByName,
    createdAt: row.createdAt,
    partners: partners.map(([id]) => id as PersonId),
    partnerNames: names.sort(),
    others: listOf(row.others, "\n").sort(),
    ratings: [row.level, ...opinions.sort()],
    agreed: agree(row.level, opinions),
    answers: answersFromRows(row.answers),
  };
}

/** The school's units from one day through another, planned ones included, oldest first. Deleted ones are in no page. */
export async function* unitPages(
  db: Db,
  school: School,
  { from, to, size }: { from: SchoolDay; to: SchoolDay; size?: number },
): AsyncGenerator<ExportedUnit[]> {
  for await (const rows of sqlOf(db).pages<Row>(UNITS, { ...inSchool(school), from, to }, size)) yield rows.map(toUnit);
}
