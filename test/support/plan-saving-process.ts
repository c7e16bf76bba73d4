// A process of its own that saves edits of plans whenever its parent sends one: two of them race for each number.

import { asWorkspaceId } from "../../src/domain/ids.js";
import { addAttachments } from "../../src/store/plan-attachments.js";
import { type PlanEdit, savePlan } from "../../src/store/plans.js";
import { schoolOf } from "../../src/store/schools.js";
import { openDatabase } from "../../src/store/sql/database.js";

/** An edit, or files to attach. Instants travel as text. */
export type PlanJob = { now: string } & (
  | { edit: Omit<PlanEdit, "now"> }
  | { attach: Omit<Parameters<typeof addAttachments>[2], "now"> }
);

async function main(): Promise<void> {
  const [database = "", workspace = ""] = process.argv.slice(2);
  const db = await openDatabase(`file:${database}`);
  const school = await schoolOf(db, asWorkspaceId(workspace));
  if (!school) throw new Error("There is no school.");
  process.on("message", async (job: PlanJob) => {
    const now = new Date(job.now);
    const isSaved = await ("edit" in job
      ? savePlan(db, school, { ...job.edit, now })
      : addAttachments(db, school, { ...job.attach, now }));
    process.send?.(isSaved);
  });
  process.on("disconnect", () => process.exit());
  process.send?.("ready");
}

void main();
