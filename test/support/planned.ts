// Plans of units in a school, as rows: what tests of lists, exports and weeks start with.
import { randomUUID } from "node:crypto";
import { asPersonId, type PlanId } from "../../src/domain/ids.js";
import type { PlanValues } from "../../src/domain/plan/plan-fields.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { addPlan } from "../../src/store/plans.js";
import { rowOf } from "./reporting.js";
import { LEE, type School, TESS } from "./school.js";

interface Planned {
  by?: string;
  /** Its log entry. */
  unit?: string;
}

export const day = (text: string) => text as SchoolDay;

/** Lee plans with Tess, in Slack as they are called there. */
export const LEE_AND_TESS: PlanValues["people"] = [
  { id: asPersonId(LEE), name: "Lee Librarian", role: "librarian" },
  { id: asPersonId(TESS), name: "Tess Teacher", role: "teacher" },
];

export async function addPlanned(
  school: School,
  values: Partial<PlanValues>,
  { by = LEE, unit }: Planned = {},
): Promise<PlanId> {
  const request = { by: asPersonId(by), key: randomUUID(), now: school.clock.now };
  const id = await addPlan(school.db, await rowOf(school), { values, unit, ...request });
  if (!id) throw new Error("The plan wasn't added.");
  return id;
}

/** Everything that makes a plan ready, and a gap that not everyone may see. */
export const READY: Partial<PlanValues> = {
  ...{ title: "Rivers and Deltas", people: LEE_AND_TESS, grades: ["4"], subject: "Science", level: 4 },
  ...{ overview: "Students model a river and show where it carries its sand.", timeFrame: "Two weeks" },
  deficits: [{ area: "Science", indicators: "4-ESS2-1: rates of erosion" }],
  standards: [{ area: "Science", text: "4-ESS2-1.\n  Make observations." }],
  aasl: ["1.1.7", "2.4.1"],
  librarianDuties: [{ text: "Teach note taking", addressesGap: true }],
  teacherDuties: [{ text: "Build the stream table", addressesGap: false }],
};
