// Drafts that nobody can continue: of plans that are gone for good.
import { type Db, sqlOf } from "./sql/database.js";

const THERE = `
  SELECT p."workspaceId", p."id" FROM json_each(@ids) asked CROSS JOIN "Plan" p
  WHERE p."workspaceId" IN (SELECT value FROM json_each(@workspaces)) AND p."id" = asked.value`;

const DELETE = `
  DELETE FROM "Draft" WHERE "workspaceId" = @workspaceId AND "personId" = @personId AND "form" = @form`;

// "plan <id> <step> <edit>". Edit 0: a plan that was never saved, so its draft is all there is of it.
const OF_SAVED_PLANS = { form: { startsWith: "plan " }, NOT: { form: { endsWith: " 0" } } };

const planOf = ({ form }: { form: string }): string => form.split(" ")[1] ?? "";

/** Also those that were typed after the plan was gone, in a form that was still open. */
export async function deleteGoneDrafts(db: Db): Promise<void> {
  const select = { workspaceId: true, personId: true, form: true };
  const drafts = await db.draft.findMany({ where: OF_SAVED_PLANS, select });
  if (drafts.length === 0) return;
  const ids = JSON.stringify([...new Set(drafts.map(planOf))]);
  const workspaces = JSON.stringify([...new Set(drafts.map(({ workspaceId }) => workspaceId))]);
  const there = await sqlOf(db).all<{ workspaceId: string; id: string }>(THERE, { ids, workspaces });
  const present = new Set(there.map(({ workspaceId, id }) => `${workspaceId} ${id}`));
  const gone = drafts.filter((draft) => !present.has(`${draft.workspaceId} ${planOf(draft)}`));
  // An empty write would wait for its turn, too, with each tick.
  if (gone.length === 0) return;
  await sqlOf(db).write(
    gone.map(({ workspaceId, personId, form }) => ({ sql: DELETE, params: { workspaceId, personId, form } })),
  );
}
