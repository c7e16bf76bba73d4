// When a workspace's Slack last refused a message because of its charts: two columns of the workspace.
import type { WorkspaceId } from "../domain/ids.js";
import type { Db } from "./sql/database.js";

const COLUMNS = { messages: "chartsRefusedAt", whispers: "whisperChartsRefusedAt" } as const;

/** For messages, or for whispers, which only one person sees. In the form that the code that sends them asks for. */
export function chartRefusalsOf(db: Db, workspaceId: WorkspaceId, kind: keyof typeof COLUMNS) {
  const column = COLUMNS[kind];
  return {
    async latest(): Promise<Date | undefined> {
      const row = await db.workspace.findUnique({ where: { id: workspaceId } });
      const at = row?.[column];
      return at ? new Date(at) : undefined;
    },
    async add(at: Date): Promise<void> {
      await db.workspace.updateMany({ where: { id: workspaceId }, data: { [column]: at.toISOString() } });
    },
  };
}
