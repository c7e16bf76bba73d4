// A logged unit, and how it is read from its rows.
import { type AgreedLevel, agree } from "../domain/agreement.js";
import { gradesFromText } from "../domain/grade.js";
import type { PersonId, SchoolKey, UnitId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import type { UnitFields } from "../domain/unit.js";
import { answersFromRows, type UnitAnswers } from "../domain/unit-questions.js";
import { inSchool } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { Step } from "./sql/sql.js";

export interface LoggedUnit extends UnitFields {
  id: UnitId;
  loggedBy: { id: PersonId; name: string };
  /** In the order of their names. */
  partnerNames: string[];
  /** Names of the partners who haven't been asked about its level yet and accept such questions. */
  partnersToAsk: string[];
  /** To optional questions, whether the school still asks them or not. */
  answers: UnitAnswers;
  /** From the ratings by its logger and by the partners who answered. */
  agreed: AgreedLevel;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | undefined;
}

interface UnitRow {
  id: string;
  title: string;
  date: string;
  grades: string;
  level: number;
  evidence: string | null;
  subject: string | null;
  classes: number | null;
  notes: string | null;
  loggedById: string;
  loggedByName: string;
  /** Each a question and its answer, separated by line breaks; null: none. */
  answers: string | null;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

/** A partner, and what they said about the unit's level. */
interface PartnerRow {
  unitId: string;
  /** Null for someone who isn't in this Slack. */
  personId: string | null;
  name: string;
  muted: boolean | number | null;
  /** Null until they were asked or gave their rating. People who were matched by name later are never asked. */
  asked: string | null;
  level: number | null;
}

/** A column with the answers of the unit `u`, as answersFromRows reads them. */
export const ANSWERS_OF_UNIT = `(SELECT string_agg(a."question" || ' ' || a."answer", '\n') FROM "UnitAnswer" a
    WHERE a."workspaceId" = u."workspaceId" AND a."unitId" = u."id")`;

/** A query for selectUnits. Its condition names the unit `u`, and `from` is where it begins to look. */
export const unitsWhere = (condition: string, from = '"Unit" u') => `
  SELECT u.*, l."name" AS "loggedByName", ${ANSWERS_OF_UNIT} AS "answers" FROM ${from}
  JOIN "Person" l ON l."workspaceId" = u."workspaceId" AND l."id" = u."loggedById"
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND ${condition}`;

// Former partners don't count, whatever they said. CROSS JOIN keeps this order: SQLite would otherwise go through the
// partners of all units, because those are in order.
const PARTNERS = `
  SELECT up."unitId" AS "unitId", up."personId" AS "personId", p."name", p."muted",
    COALESCE(o."personId", up."matchedName") AS "asked", o."level"
  FROM json_each(@units) asked
  CROSS JOIN "UnitPartner" up
  JOIN "Person" p ON p."workspaceId" = up."workspaceId" AND p."id" = up."personId"
  LEFT JOIN "LevelOpinion" o ON o."workspaceId" = up."workspaceId" AND o."unitId" = up."unitId"
    AND o."personId" = up."personId"
  WHERE up."workspaceId" = @workspaceId AND up."unitId" = asked.value
  UNION ALL SELECT n."unitId", NULL, n."name", NULL, NULL, NULL FROM "UnitPartnerName" n
  WHERE n."workspaceId" = @workspaceId AND n."unitId" IN (SELECT value FROM json_each(@units))
  ORDER BY "personId"`;

function toUnit(row: UnitRow, partnerRows: readonly PartnerRow[]): LoggedUnit {
  const sorted = [...partnerRows].sort((a, b) => a.name.localeCompare(b.name));
  const partners = sorted.filter(({ personId }) => personId !== null);
  return {
    id: row.id as UnitId,
    title: row.title,
    date: row.date as SchoolDay,
    grades: gradesFromText(row.grades),
    level: row.level as Level,
    evidence: row.evidence ?? undefined,
    subject: row.subject ?? undefined,
    classes: row.classes ?? undefined,
    notes: row.notes ?? undefined,
    answers: answersFromRows(row.answers),
    partners: partners.map((partner) => partner.personId as PersonId),
    partnerNames: partners.map((partner) => partner.name),
    others: sorted.filter(({ personId }) => personId === null).map(({ name }) => name),
    partnersToAsk: partners.filter(({ muted, asked }) => !muted && asked === null).map(({ name }) => name),
    agreed: agree(
      row.level as Level,
      partners.flatMap(({ level }) => (level === null ? [] : [level as Level])),
    ),
    loggedBy: { id: row.loggedById as PersonId, name: row.loggedByName },
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    deletedAt: row.deletedAt ? new Date(row.deletedAt) : undefined,
  };
}

/** The school's units that a query of unitsWhere finds, in its order. */
export async function selectUnits(db: Db, school: SchoolKey, { sql, params }: Step): Promise<LoggedUnit[]> {
  const rows = await sqlOf(db).all<UnitRow>(sql, { ...inSchool(school), ...params });
  const units = JSON.stringify(rows.map(({ id }) => id));
  const partners = await sqlOf(db).all<PartnerRow>(PARTNERS, { workspaceId: school.workspaceId, units });
  return rows.map((row) =>
    toUnit(
      row,
      partners.filter(({ unitId }) => unitId === row.id),
    ),
  );
}
