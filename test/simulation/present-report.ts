// What a month's report would say now, without its footnotes.
import { monthlyReport } from "../../src/features/report/monthly-report.js";
import { schoolOf } from "../../src/store/schools.js";
import { dueInstant } from "./due-instant.js";
import { bodyOf } from "./simulated-slack.js";
import type { World } from "./world.js";

export async function presentReport({ setup, timeline, scenario }: World, month: string): Promise<string> {
  const { db } = setup;
  const now = new Date(timeline.now);
  const school = (await schoolOf(db, setup.school.workspaceId)) ?? setup.school;
  const edition = { period: month, late: false, dueAt: new Date(dueInstant(month, scenario.at)) };
  return bodyOf(
    (
      await monthlyReport.compose(
        {
          db,
          school,
          now,
          command: "/unit",
          posts: [],
          staff: async () => undefined,
          membersIfKnown: async () => "unknown" as const,
        },
        edition,
      )
    ).blocks,
  );
}
