// A planning talk, and how it is read from its row, with the unit that came of it.
import type { PersonId, TalkId, UnitId } from "../domain/ids.js";
import { lastDayToBecome, type TalkFields, type UnitOfTalk, unitOfTalk } from "../domain/talk.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { peopleOf } from "./people.js";
import { inSchool, listFromText, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

export interface Talk extends TalkFields {
  id: TalkId;
  /** Of the partners in this Slack, in their order. */
  partnerNames: string[];
  /** The unit that came of it. `isMade`: it was made of the talk, and isn't a guess. */
  unit: { id: UnitId; title: string; date: SchoolDay; isMade: boolean } | undefined;
  updatedAt: Date;
  deletedAt: Date | undefined;
}

export interface TalkRow {
  id: TalkId;
  personId: PersonId;
  day: SchoolDay;
  about: string;
  minutes: number | null;
  partners: string;
  others: string;
  unitId: string | null;
  notUnits: string;
  updatedAt: string;
  deletedAt: string | null;
}

const linesOf = (text: string | null) => (text ?? "").split("\n").filter((line) => line !== "");

// Each half of the first union has an index. The units that talks were made into may be of any day.
const UNITS_NEAR = `
  SELECT u."id", u."title", u."date", u."loggedById",
    (SELECT string_agg(up."personId", ',') FROM "UnitPartner" up
      WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id") AS "partners",
    (SELECT string_agg(named."name", '\n') FROM (
      SELECT n."name" FROM "UnitPartnerName" n WHERE n."workspaceId" = u."workspaceId" AND n."unitId" = u."id"
      UNION SELECT m."matchedName" FROM "UnitPartner" m
        WHERE m."workspaceId" = u."workspaceId" AND m."unitId" = u."id" AND m."matchedName" IS NOT NULL) named) AS "names",
    (SELECT min(t."id") FROM "Talk" t WHERE t."workspaceId" = u."workspaceId" AND t."schoolId" = u."schoolId"
      AND t."personId" = @person AND t."unitId" = u."id" AND t."deletedAt" IS NULL) AS "ofTalk"
  FROM "Unit" u
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL
    AND (u."id" IN (SELECT value FROM json_each(@made)) OR (u."date" BETWEEN @from AND @to AND u."id" IN (
      SELECT "id" FROM "Unit" WHERE "workspaceId" = @workspaceId AND "loggedById" = @person
      UNION SELECT "unitId" FROM "UnitPartner" WHERE "workspaceId" = @workspaceId AND "personId" = @person)))
  ORDER BY u."date", u."createdAt", u."id"`;

interface UnitRow {
  id: UnitId;
  title: string;
  date: SchoolDay;
  loggedById: string;
  partners: string | null;
  names: string | null;
  ofTalk: string | null;
}

/** The units that may have come of these talks of one person, oldest first. */
async function unitsNear(db: Db, school: School, rows: readonly TalkRow[]): Promise<UnitRow[]> {
  const days = rows.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const made = JSON.stringify(rows.flatMap(({ unitId }) => unitId ?? []));
  const person = rows[0]?.personId ?? "";
  const params = { ...inSchool(school), person, made, from: first, to: lastDayToBecome(last) };
  return sqlOf(db).all<UnitRow>(UNITS_NEAR, params);
}

const toUnitOf = (talk: TalkId, { loggedById, partners, names, ofTalk, ...unit }: UnitRow): UnitOfTalk => ({
  ...unit,
  people: [loggedById, ...listFromText(partners ?? "")],
  names: linesOf(names),
  isOfAnother: ofTalk !== null && ofTalk !== talk,
});

/** Rows of one person, with the names of their partners and the units that came of them. */
export async function toTalks(db: Db, school: School, rows: readonly TalkRow[]): Promise<Talk[]> {
  const ids = [...new Set(rows.flatMap(({ partners }) => listFromText(partners)))];
  const [people, units] = await Promise.all([peopleOf(db, school.workspaceId, ids), unitsNear(db, school, rows)]);
  return rows.map((row) => {
    const partners = listFromText(row.partners) as PersonId[];
    const fields = { partners, others: linesOf(row.others), day: row.day };
    const planned = { ...fields, unitId: row.unitId ?? undefined, notUnits: listFromText(row.notUnits) };
    const unit = unitOfTalk(
      planned,
      units.map((one) => toUnitOf(row.id, one)),
    );
    return {
      ...fields,
      ...{ id: row.id, about: row.about, minutes: row.minutes ?? undefined },
      partnerNames: partners.map((id) => people.find((person) => person.id === id)?.name ?? id),
      unit: unit && { id: unit.id as UnitId, title: unit.title, date: unit.date, isMade: unit.id === row.unitId },
      updatedAt: new Date(row.updatedAt),
      deletedAt: row.deletedAt ? new Date(row.deletedAt) : undefined,
    };
  });
}
