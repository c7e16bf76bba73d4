// Rows of drafts: what stands in a form that somebody has not sent yet.
import type { PersonId } from "../domain/ids.js";
import type { School } from "./schools.js";
import type { Db } from "./sql/database.js";

export type DraftFields = Partial<Record<string, string | string[]>>;

export interface Draft {
  form: string;
  fields: DraftFields;
  typedAt: Date;
}

interface DraftKey {
  person: PersonId;
  /** Which form, and of what. */
  form: string;
}

interface TypedDraft extends DraftKey {
  fields: DraftFields;
  typedAt: Date;
  /** The request that will send the form. */
  key: string;
}

/**
 * Keeps what stands in the form now. What was typed earlier and arrives later changes nothing, and neither does what
 * arrives after the form was sent. A form emptied again is kept as empty, so that this stays so.
 */
export async function saveDraft(db: Db, { workspaceId }: School, draft: TypedDraft): Promise<void> {
  const [fields, typedAt] = [JSON.stringify(draft.fields), draft.typedAt.toISOString()];
  await db.$executeRaw`
    INSERT INTO "Draft" ("workspaceId", "personId", "form", "fields", "typedAt")
    SELECT ${workspaceId}, ${draft.person}, ${draft.form}, ${fields}, ${typedAt}
    WHERE NOT EXISTS (SELECT 1 FROM "SeenRequest" WHERE "workspaceId" = ${workspaceId} AND "key" = ${draft.key})
    ON CONFLICT DO UPDATE SET "fields" = excluded."fields", "typedAt" = excluded."typedAt"
    WHERE excluded."typedAt" >= "typedAt"`;
}

/** Keeps what was sent and is not saved yet: it is the newest, whatever our clock says beside Slack's. */
export async function saveSubmittedDraft(
  db: Db,
  { workspaceId }: School,
  draft: DraftKey & { fields: DraftFields; now: Date },
): Promise<void> {
  const fields = JSON.stringify(draft.fields);
  await db.$executeRaw`
    INSERT INTO "Draft" ("workspaceId", "personId", "form", "fields", "typedAt")
    VALUES (${workspaceId}, ${draft.person}, ${draft.form}, ${fields}, ${draft.now.toISOString()})
    ON CONFLICT DO UPDATE SET "fields" = excluded."fields"`;
}

const EMPTY = "{}";

export async function draftOf(
  db: Db,
  { workspaceId }: School,
  { person, form }: DraftKey,
): Promise<DraftFields | undefined> {
  const row = await db.draft.findUnique({
    where: { workspaceId_personId_form: { workspaceId, personId: person, form } },
  });
  return row && row.fields !== EMPTY ? (JSON.parse(row.fields) as DraftFields) : undefined;
}

/** The newest first. */
export async function draftsOf(db: Db, { workspaceId }: School, person: PersonId): Promise<Draft[]> {
  const where = { workspaceId, personId: person, fields: { not: EMPTY } };
  const rows = await db.draft.findMany({ where, orderBy: { typedAt: "desc" } });
  return rows.map(({ form, fields, typedAt }) => ({ form, fields: JSON.parse(fields), typedAt: new Date(typedAt) }));
}
