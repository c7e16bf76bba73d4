// A process of its own that saves edits of plans and logs their units whenever its parent says so: two of them race.

import { asWorkspaceId } from "../../src/domain/ids.js";
import { addAttachments } from "../../src/store/plan-attachments.js";
import { type PlanEdit, savePlan } from "../../src/store/plans.js";
import { schoolOf } from "../../src/store/schools.js";
import { openDatabase } from "../../src/store/sql/database.js";
import { addUnit } from "../../src/store/units.js";

/** An edit, files to attach, or a unit to log. Instants travel as text. */
export type PlanJob = { now: string } & (
  | { edit: Omit<PlanEdit, "now"> }
  | { attach: Omit<Parameters<typeof addAttachments>[2], "now"> }
  | { log: Omit<Parameters<typeof addUnit>[2], "now"> }
);

async function main(): Promise<void> {
  const [database = "", workspace = ""] = process.argv.slice(2);
  const db = await openDatabase(`file:${database}`);
  const school = await schoolOf(db, asWorkspaceId(workspace));
  if (!school) throw new Error("There is no school.");
  const run = async (job: PlanJob): Promise<boolean> => {
    const now = new Date(job.now);
    if ("edit" in job) return savePlan(db, school, { ...job.edit, now });
    if ("attach" in job) return addAttachments(db, school, { ...job.attach, now });
    return (await addUnit(db, school, { ...job.log, now })) !== undefined;
  };
  process.on("message", async (job: PlanJob) => {
    process.send?.(await run(job));
  });
  process.on("disconnect", () => process.exit());
  process.send?.("ready");
}

void main();
