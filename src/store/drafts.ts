// Rows of drafts: what is in a form that someone hasn't submitted yet.
import type { PersonId } from "../domain/ids.js";
import type { School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

type DraftFields = Partial<Record<string, string | string[]>>;

export interface Draft {
  form: string;
  fields: DraftFields;
  typedAt: Date;
}

interface DraftKey {
  person: PersonId;
  /** Which form, and about what: "reflect roadblocks". */
  form: string;
}

interface TypedDraft extends DraftKey {
  fields: DraftFields;
  typedAt: Date;
  /** The key of the request that will submit the form. */
  key: string;
}

const SAVE_UNLESS_SUBMITTED = `
  INSERT INTO "Draft" ("workspaceId", "personId", "form", "fields", "typedAt")
  SELECT @workspaceId, @person, @form, @fields, @typedAt
  WHERE NOT EXISTS (SELECT 1 FROM "SeenRequest" WHERE "workspaceId" = @workspaceId AND "key" = @key)
  ON CONFLICT ("workspaceId", "personId", "form")
  DO UPDATE SET "fields" = excluded."fields", "typedAt" = excluded."typedAt",
    "toldAt" = CASE WHEN excluded."fields" <> '{}' THEN "Draft"."toldAt" END
  WHERE excluded."typedAt" >= "Draft"."typedAt"`;

/**
 * Saves what is in the form now. Requests may arrive out of order, so one that was typed earlier, or that arrives after
 * the form was submitted, changes nothing. For the same reason an emptied form is saved as empty, not deleted.
 */
export async function saveDraft(db: Db, { workspaceId }: School, draft: TypedDraft): Promise<void> {
  const { person, form, key } = draft;
  const values = { fields: JSON.stringify(draft.fields), typedAt: draft.typedAt.toISOString() };
  await sqlOf(db).write([{ sql: SAVE_UNLESS_SUBMITTED, params: { workspaceId, person, form, key, ...values } }]);
}

const SAVE = `
  INSERT INTO "Draft" ("workspaceId", "personId", "form", "fields", "typedAt")
  VALUES (@workspaceId, @person, @form, @fields, @typedAt)
  ON CONFLICT ("workspaceId", "personId", "form") DO UPDATE SET
    "fields" = excluded."fields",
    "typedAt" = CASE WHEN excluded."typedAt" > "Draft"."typedAt" THEN excluded."typedAt" ELSE "Draft"."typedAt" END`;

/**
 * Saves a submission that isn't done yet. Replaces any draft, whenever Slack's clock says that one was typed. A keystroke
 * from before the submission that arrives later changes nothing. Slack doesn't say when a form was submitted, so the
 * submission is dated by our clock, or by the draft's if that is later.
 */
export async function saveSubmittedDraft(
  db: Db,
  { workspaceId }: School,
  draft: DraftKey & { fields: DraftFields; now: Date },
): Promise<void> {
  const { person, form } = draft;
  const values = { fields: JSON.stringify(draft.fields), typedAt: draft.now.toISOString() };
  await sqlOf(db).write([{ sql: SAVE, params: { workspaceId, person, form, ...values } }]);
}

/** The fields of a draft that was dropped. */
export const EMPTY_DRAFT = "{}";

const toDraft = ({ form, fields, typedAt }: Record<"form" | "fields" | "typedAt", string>): Draft => ({
  form,
  fields: JSON.parse(fields),
  typedAt: new Date(typedAt),
});

type DraftRow = Parameters<typeof toDraft>[0];

const ONE = `
  SELECT "form", "fields", "typedAt" FROM "Draft"
  WHERE "workspaceId" = @workspaceId AND "personId" = @person AND "form" = @form AND "fields" <> '{}'`;

/** Undefined if there is none, or it is empty. */
export async function draftOf(db: Db, { workspaceId }: School, { person, form }: DraftKey): Promise<Draft | undefined> {
  const [row] = await sqlOf(db).all<DraftRow>(ONE, { workspaceId, person, form });
  return row && toDraft(row);
}

/**
 * Drops what was typed. The empty row stays, dated by the click on Slack's clock, so a keystroke from before the click
 * that arrives later doesn't bring the draft back.
 */
export async function emptyDraft(
  db: Db,
  { workspaceId }: School,
  { person, form, clickedAt }: DraftKey & { clickedAt: Date | undefined },
): Promise<void> {
  await db.draft.updateMany({
    where: { workspaceId, personId: person, form },
    data: { fields: EMPTY_DRAFT, toldAt: null, ...(clickedAt ? { typedAt: clickedAt.toISOString() } : {}) },
  });
}

const OF_PERSON = `
  SELECT "form", "fields", "typedAt" FROM "Draft"
  WHERE "workspaceId" = @workspaceId AND "personId" = @person AND "fields" <> '{}' ORDER BY "typedAt" DESC`;

/** This person's drafts that aren't empty, newest first. */
export async function draftsOf(db: Db, { workspaceId }: School, person: PersonId): Promise<Draft[]> {
  const rows = await sqlOf(db).all<DraftRow>(OF_PERSON, { workspaceId, person });
  return rows.map(toDraft);
}

/** Remembers that its writer is told now that this draft is saved. False if they know, or if there is no draft. */
export async function claimDraftNotice(
  db: Db,
  { workspaceId }: School,
  { person, form, now }: DraftKey & { now: Date },
): Promise<boolean> {
  const { count } = await db.draft.updateMany({
    where: { workspaceId, personId: person, form, fields: { not: EMPTY_DRAFT }, toldAt: null },
    data: { toldAt: now.toISOString() },
  });
  return count === 1;
}
