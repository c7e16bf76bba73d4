// Rows of what is attached to plans: files in Slack and links.
import type { PlanId, SchoolKey } from "../domain/ids.js";
import { inSchool } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

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
