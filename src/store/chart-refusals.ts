// When a workspace's Slack last refused a message because of its charts: a column of the workspace.
import type { WorkspaceId } from "../domain/ids.js";
import type { Db } from "./sql/database.js";

/** In the form that the code that sends messages asks for. */
export function chartRefusalsOf(db: Db, workspaceId: WorkspaceId) {
  return {
    async latest(): Promise<Date | undefined> {
      const row = await db.workspace.findUnique({ where: { id: workspaceId }, select: { chartsRefusedAt: true } });
      return row?.chartsRefusedAt ? new Date(row.chartsRefusedAt) : undefined;
    },
    async add(at: Date): Promise<void> {
      await db.workspace.updateMany({ where: { id: workspaceId }, data: { chartsRefusedAt: at.toISOString() } });
    },
  };
}
