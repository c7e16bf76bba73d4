// Finds an erased person where rows don't point to them: as a plain name outside Slack, and in other people's drafts.
import { nameKey } from "../domain/partner-names.js";
import { everyoneMet, type WhoseRows } from "./personal-rows.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { SqlParams, Step } from "./sql/sql.js";

const PLAIN_NAMES = `
  SELECT "name" FROM "UnitPartnerName" WHERE "workspaceId" = @workspaceId
  UNION SELECT COALESCE("after", "before") FROM "UnitChange" WHERE "workspaceId" = @workspaceId AND "field" = 'other'
  UNION SELECT "matchedName" FROM "UnitPartner" WHERE "workspaceId" = @workspaceId AND "matchedName" IS NOT NULL
  UNION SELECT "text" FROM "PlanItem"
    WHERE "workspaceId" = @workspaceId AND "field" = 'people' AND "personId" IS NULL
  UNION SELECT "name" FROM "PlanPublicationName" WHERE "workspaceId" = @workspaceId AND "personId" IS NULL
  UNION SELECT "others" FROM "Talk" WHERE "workspaceId" = @workspaceId AND "others" <> ''`;

const MISMATCHES = 'SELECT "name" FROM "NameMismatch" WHERE "workspaceId" = @workspaceId AND "personId" = @id';

/**
 * The spellings of their name among partners outside Slack, who were named before they were in Slack or after they left.
 * None if another person has that name, or someone said that it's somebody else.
 */
async function ownSpellings(db: Db, whose: WhoseRows): Promise<string[]> {
  const key = nameKey(whose.name);
  const people = await everyoneMet(db, whose.workspaceId);
  if (people.some(({ id, name }) => id !== whose.id && nameKey(name) === key)) return [];
  const others = await sqlOf(db).all<{ name: string }>(MISMATCHES, { ...whose });
  if (others.some(({ name }) => nameKey(name) === key)) return [];
  const found = await sqlOf(db).all<{ name: string }>(PLAIN_NAMES, { ...whose });
  const names = new Set([whose.name, ...found.flatMap(({ name }) => name.split("\n"))]);
  return [...names].filter((name) => name !== "" && nameKey(name) === key);
}

/** The statements that replace one spelling. */
const RENAMES: readonly string[] = [
  `INSERT INTO "UnitPartnerName" ("workspaceId", "unitId", "name")
    SELECT "workspaceId", "unitId", @formerName FROM "UnitPartnerName"
    WHERE "workspaceId" = @workspaceId AND "name" = @spelling
    ON CONFLICT ("workspaceId", "unitId", "name") DO NOTHING`,
  'DELETE FROM "UnitPartnerName" WHERE "workspaceId" = @workspaceId AND "name" = @spelling',
  `UPDATE "UnitChange" SET "before" = @formerName
    WHERE "workspaceId" = @workspaceId AND "field" = 'other' AND "before" = @spelling`,
  `UPDATE "UnitChange" SET "after" = @formerName
    WHERE "workspaceId" = @workspaceId AND "field" = 'other' AND "after" = @spelling`,
  `UPDATE "UnitPartner" SET "matchedName" = NULL WHERE "workspaceId" = @workspaceId AND "matchedName" = @spelling`,
  `UPDATE "PlanItem" SET "text" = @formerName, "note" = ''
    WHERE "workspaceId" = @workspaceId AND "field" = 'people' AND "personId" IS NULL AND "text" = @spelling`,
  'DELETE FROM "PlanName" WHERE "workspaceId" = @workspaceId AND "personId" IS NULL AND "key" = @spellingKey',
  `UPDATE "PlanPublicationName" SET "name" = @formerName
    WHERE "workspaceId" = @workspaceId AND "personId" IS NULL AND "name" = @spelling`,
  // The plan that a copy was made of is credited with the names of its people.
  `UPDATE "Plan" SET "sourceWords" = replace("sourceWords", @spelling, @formerName)
    WHERE "workspaceId" = @workspaceId AND replace("sourceWords", @spelling, '') <> "sourceWords"`,
  `UPDATE "Talk" SET "others" = trim(replace(@newline || "others" || @newline, @newline || @spelling || @newline,
      @newline || @formerName || @newline), @newline)
    WHERE "workspaceId" = @workspaceId AND replace(@newline || "others" || @newline,
      @newline || @spelling || @newline, '') <> @newline || "others" || @newline`,
];

const DRAFTS = `
  SELECT "personId", "form", "fields" FROM "Draft"
  WHERE "workspaceId" = @workspaceId AND "personId" <> @id AND replace("fields", @quotedId, '') <> "fields"`;

/** Changes nothing if its writer typed on meanwhile. */
const CHANGE_DRAFT = `
  UPDATE "Draft" SET "fields" = @fields
  WHERE "workspaceId" = @workspaceId AND "personId" = @writer AND "form" = @form AND "fields" = @before`;

/** A draft's fields without a person who was picked in one of them. */
function withoutPerson(fields: string, id: string): string {
  const kept = Object.entries(JSON.parse(fields) as Record<string, string | string[]>)
    .filter(([, value]) => value !== id)
    .map(([key, value]) => [key, Array.isArray(value) ? value.filter((item) => item !== id) : value]);
  return JSON.stringify(Object.fromEntries(kept));
}

interface DraftRow {
  personId: string;
  form: string;
  fields: string;
}

async function draftSteps(db: Db, { workspaceId, id }: WhoseRows): Promise<Step[]> {
  const drafts = await sqlOf(db).all<DraftRow>(DRAFTS, { workspaceId, id, quotedId: `"${id}"` });
  return drafts.map(({ personId: writer, form, fields: before }) => ({
    sql: CHANGE_DRAFT,
    params: { workspaceId, writer, form, before, fields: withoutPerson(before, id) },
  }));
}

/** The steps that take them out of plain names and other people's drafts. `params` are those of erasing. */
export async function nameSteps(db: Db, whose: WhoseRows, params: SqlParams): Promise<Step[]> {
  const spellings = await ownSpellings(db, whose);
  const renames = spellings.flatMap((spelling) => {
    const renaming = { ...params, spelling, spellingKey: nameKey(spelling) };
    return RENAMES.map((sql) => ({ sql, params: renaming }));
  });
  return [...(await draftSteps(db, whose)), ...renames];
}
