// Rows of what is attached to plans: files in Slack and links.
import { randomUUID } from "node:crypto";
import type { PersonId, PlanId, SchoolKey } from "../domain/ids.js";
import { MAX_ATTACHMENTS } from "../domain/plan/plan-fields.js";
import { REMEMBER_REQUEST } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

export interface PlanAttachment {
  id: string;
  name: string;
  /** The link, or the file's address in Slack. */
  address: string;
  /** Undefined for a link. */
  file: { id: string; type: string; bytes: number } | undefined;
}

interface AttachmentRow {
  id: string;
  planId: PlanId;
  name: string;
  address: string;
  slackFile: string | null;
  type: string | null;
  bytes: number | null;
}

const OF_PLANS = `
  SELECT a."id", a."planId", a."name", a."address", a."slackFile", a."type", a."bytes" FROM "PlanAttachment" a
  JOIN "Plan" p ON p."workspaceId" = a."workspaceId" AND p."id" = a."planId"
  WHERE a."workspaceId" = @workspaceId AND p."schoolId" = @schoolId
    AND a."planId" IN (SELECT value FROM json_each(@plans)) AND a."removedAt" IS NULL
  ORDER BY a."addedAt", a."id"`;

/** What is attached to these plans now, oldest first. */
export async function selectAttachments(
  db: Db,
  school: SchoolKey,
  plans: readonly PlanId[],
): Promise<{ planId: PlanId; attachment: PlanAttachment }[]> {
  const rows = await sqlOf(db).all<AttachmentRow>(OF_PLANS, { ...inSchool(school), plans: JSON.stringify(plans) });
  return rows.map(({ planId, slackFile, type, bytes, ...rest }) => ({
    planId,
    attachment: {
      ...rest,
      file: slackFile ? { id: slackFile, type: type ?? "", bytes: Number(bytes ?? 0) } : undefined,
    },
  }));
}

// Only into a plan that is there, and as long as there is room for one more.
const INSERT = `
  INSERT INTO "PlanAttachment" ("id", "workspaceId", "planId", "kind", "name", "address", "slackFile", "type", "bytes",
    "addedById", "addedAt")
  SELECT @id, @workspaceId, @plan, @kind, @name, @address, @slackFile, @type, CAST(@bytes AS INTEGER), @by, @at
  WHERE EXISTS (SELECT 1 FROM "Plan" p WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId
      AND p."id" = @plan AND p."deletedAt" IS NULL)
    AND CAST(@most AS INTEGER) > (SELECT count(*) FROM "PlanAttachment" a
      WHERE a."workspaceId" = @workspaceId AND a."planId" = @plan AND a."removedAt" IS NULL)`;

interface AttachmentChange {
  plan: PlanId;
  by: PersonId;
  now: Date;
}

/**
 * Attaches these and remembers the request, all or nothing. False, and nothing is done, for a repeat of the request (`key`),
 * for a plan that isn't there, and when they would be more than MAX_ATTACHMENTS.
 */
export async function addAttachments(
  db: Db,
  school: School,
  change: AttachmentChange & { key: string; attachments: readonly Omit<PlanAttachment, "id">[] },
): Promise<boolean> {
  const { plan, by, now, key, attachments } = change;
  const request = { ...inSchool(school), plan, by, key, at: now.toISOString(), most: MAX_ATTACHMENTS };
  // Those added at one instant stay in the order of their ids.
  const together = randomUUID();
  const steps = attachments.map(({ name, address, file }, place) => ({
    ...{ sql: INSERT, mustChange: true },
    params: {
      ...{
        ...request,
        id: `${together}-${String(place).padStart(2, "0")}`,
        kind: file ? "file" : "link",
        name,
        address,
      },
      ...{ slackFile: file?.id ?? null, type: file?.type ?? null, bytes: file?.bytes ?? null },
    },
  }));
  try {
    return await sqlOf(db).write([{ sql: REMEMBER_REQUEST, params: request }, ...steps]);
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

const TAKE_OUT = `
  UPDATE "PlanAttachment" SET "removedAt" = @at, "removedById" = @by
  WHERE "workspaceId" = @workspaceId AND "planId" = @plan AND "id" = @id AND "removedAt" IS NULL
    AND EXISTS (SELECT 1 FROM "Plan" p WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId
      AND p."id" = @plan AND p."deletedAt" IS NULL)`;

const PUT_BACK = `
  UPDATE "PlanAttachment" SET "removedAt" = NULL, "removedById" = NULL
  WHERE "workspaceId" = @workspaceId AND "planId" = @plan AND "id" = @id AND "removedAt" IS NOT NULL
    AND EXISTS (SELECT 1 FROM "Plan" p WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId
      AND p."id" = @plan AND p."deletedAt" IS NULL)
    AND CAST(@most AS INTEGER) > (SELECT count(*) FROM "PlanAttachment" a
      WHERE a."workspaceId" = @workspaceId AND a."planId" = @plan AND a."removedAt" IS NULL)`;

/** Takes an attachment out of its plan, or puts it back (`undo`). False, and nothing is done, if there is nothing to do. */
export const takeOutAttachment = (
  db: Db,
  school: School,
  { id, undo, plan, by, now }: AttachmentChange & { id: string; undo: boolean },
): Promise<boolean> => {
  const params = { ...inSchool(school), id, plan, by, at: now.toISOString(), most: MAX_ATTACHMENTS };
  return sqlOf(db).write([{ sql: undo ? PUT_BACK : TAKE_OUT, params, mustChange: true }]);
};
