// Rows of drafts: what stands in a form that somebody has not sent yet.
import type { PersonId } from "../domain/ids.js";
import type { Db } from "./database.js";
import type { School } from "./schools.js";

export type DraftFields = Partial<Record<string, string | string[]>>;

export interface KeptDraft {
  form: string;
  fields: DraftFields;
  typedAt: Date;
}

interface DraftOf {
  person: PersonId;
  /** Which form, and of what. */
  form: string;
}

/** Keeps what stands in the form now; what was typed earlier and arrives later changes nothing. */
export async function saveDraft(
  db: Db,
  { workspaceId }: School,
  draft: DraftOf & { fields: DraftFields; typedAt: Date },
): Promise<void> {
  const [fields, typedAt] = [JSON.stringify(draft.fields), draft.typedAt.toISOString()];
  await db.$executeRaw`
    INSERT INTO "Draft" ("workspaceId", "personId", "form", "fields", "typedAt")
    VALUES (${workspaceId}, ${draft.person}, ${draft.form}, ${fields}, ${typedAt})
    ON CONFLICT DO UPDATE SET "fields" = excluded."fields", "typedAt" = excluded."typedAt"
    WHERE excluded."typedAt" >= "typedAt"`;
}

export async function draftOf(
  db: Db,
  { workspaceId }: School,
  { person, form }: DraftOf,
): Promise<DraftFields | undefined> {
  const row = await db.draft.findUnique({
    where: { workspaceId_personId_form: { workspaceId, personId: person, form } },
  });
  return row ? (JSON.parse(row.fields) as DraftFields) : undefined;
}

/** The newest first. */
export async function draftsOf(db: Db, { workspaceId }: School, person: PersonId): Promise<KeptDraft[]> {
  const rows = await db.draft.findMany({ where: { workspaceId, personId: person }, orderBy: { typedAt: "desc" } });
  return rows.map(({ form, fields, typedAt }) => ({ form, fields: JSON.parse(fields), typedAt: new Date(typedAt) }));
}

export async function dropDraft(db: Db, { workspaceId }: School, { person, form }: DraftOf): Promise<void> {
  await db.draft.deleteMany({ where: { workspaceId, personId: person, form } });
}
