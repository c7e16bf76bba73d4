// Rows of what was changed in units, by whom and when. They are written together with the change.
import type { PersonId, UnitId } from "../domain/ids.js";
import type { FieldChange } from "../domain/unit-history.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { SqlParams, Step } from "./sql/sql.js";

/** One change to a unit. */
export interface UnitChange {
  at: Date;
  by: { id: PersonId; name: string };
  /** `name` is the name of a partner. */
  fields: (FieldChange & { name: string | undefined })[];
}

// The update of the unit comes first and holds its row, so no two changes get the same number.
const FIRST_FIELD = `
  INSERT INTO "UnitChange" ("workspaceId", "unitId", "number", "place", "personId", "at", "field", "before", "after")
  SELECT @workspaceId, @id, COALESCE(max("number"), 0) + 1, 0, @by, @at, @field, @before, @after
  FROM "UnitChange" WHERE "workspaceId" = @workspaceId AND "unitId" = @id`;

const NEXT_FIELD = `
  INSERT INTO "UnitChange" ("workspaceId", "unitId", "number", "place", "personId", "at", "field", "before", "after")
  SELECT @workspaceId, @id, max("number"), CAST(@place AS INTEGER), @by, @at, @field, @before, @after
  FROM "UnitChange" WHERE "workspaceId" = @workspaceId AND "unitId" = @id`;

/** The steps that remember a change. `params` name the workspace, the unit (`id`), the person (`by`) and the instant (`at`). */
export const toChangeSteps = (changes: readonly FieldChange[], params: SqlParams): Step[] =>
  changes.map(({ field, before = null, after = null }, place) => ({
    sql: place === 0 ? FIRST_FIELD : NEXT_FIELD,
    params: { ...params, place, field, before, after },
  }));

interface ChangeRow {
  number: number;
  at: string;
  personId: PersonId;
  personName: string;
  field: FieldChange["field"];
  before: string | null;
  after: string | null;
  partnerName: string | null;
}

const CHANGES = `
  SELECT c."number", c."at", c."personId", p."name" AS "personName", c."field", c."before", c."after",
    q."name" AS "partnerName"
  FROM "UnitChange" c
  JOIN "Unit" u ON u."workspaceId" = c."workspaceId" AND u."id" = c."unitId"
  JOIN "Person" p ON p."workspaceId" = c."workspaceId" AND p."id" = c."personId"
  LEFT JOIN "Person" q ON q."workspaceId" = c."workspaceId" AND c."field" = 'partner'
    AND q."id" = COALESCE(c."after", c."before")
  WHERE c."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND c."unitId" = @unit
  ORDER BY c."number", c."place"`;

/** Every change to the unit, oldest first. */
export async function changesOfUnit(db: Db, school: School, unit: UnitId): Promise<UnitChange[]> {
  const rows = await sqlOf(db).all<ChangeRow>(CHANGES, { ...inSchool(school), unit });
  const byNumber = new Map<number, UnitChange>();
  for (const { number, at, personId, personName, field, before, after, partnerName } of rows) {
    const change = byNumber.get(number) ?? { at: new Date(at), by: { id: personId, name: personName }, fields: [] };
    byNumber.set(number, change);
    change.fields.push({
      ...{ field, before: before ?? undefined, after: after ?? undefined },
      name: partnerName ?? undefined,
    });
  }
  return [...byNumber.values()];
}
