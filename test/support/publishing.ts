// A plan that two people wrote, for tests of what is made of it.
import type { Message } from "../../sandbox/workspace/messages.js";
import { asPersonId, asWorkspaceId, type PlanId } from "../../src/domain/ids.js";
import type { PlanValues } from "../../src/domain/plan/plan-fields.js";
import { PLAN_FIELDS } from "../../src/domain/plan/plan-fields.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { addPlan, findPlan, savePlan } from "../../src/store/plans.js";
import { schoolOf } from "../../src/store/schools.js";
import { ask, forge } from "./asking.js";
import { LEE, OMAR, PAT, type School, TESS } from "./school.js";

/** Ready to be published. Tess and Lee are in Slack; Ms. Rivera isn't. */
export const RIVERS_PLAN: PlanValues = {
  title: "Rivers and Deltas",
  people: [
    { id: asPersonId(LEE), name: "Lee Librarian", role: "librarian", jobTitle: "Library media specialist" },
    { id: asPersonId(TESS), name: "Tess Teacher", role: "teacher", jobTitle: "Grade 4" },
    { name: "Ms. Rivera", role: "teacher" },
  ],
  grades: ["4"],
  day: "2026-11-16" as SchoolDay,
  overview: "Students follow a river from its source to the sea.",
  timeFrame: "Three weeks",
  deficits: [{ area: "Reading", indicators: "Finding the main idea" }],
  standards: [{ area: "Science", text: "4-ESS2-1\n  a. Make observations" }],
  aasl: ["1.1.7", "2.4.1"],
  librarianDuties: [
    { text: "Teach note-taking", addressesGap: true },
    { text: "Pull maps", addressesGap: false },
  ],
  teacherDuties: [{ text: "Model the stream table with Tess Teacher", addressesGap: false }],
  ...{ print: ["Rivers of the World"], electronic: [], audiovisuals: [], equipment: [] },
  product: "A model of a delta",
};

export const schoolIn = async ({ db, slack }: School) => {
  const found = await schoolOf(db, asWorkspaceId(slack.teamId));
  if (!found) throw new Error("There is no school.");
  return found;
};

/** A school that has met its people, with one plan of Tess's. */
export async function withPlan(school: School, changed: Partial<PlanValues> = {}): Promise<PlanId> {
  for (const by of [TESS, LEE, OMAR, PAT]) await ask(school, "help", { by });
  const request = { by: asPersonId(TESS), key: `plan ${Math.random()}`, now: school.clock.now };
  const id = await addPlan(school.db, await schoolIn(school), { values: { ...RIVERS_PLAN, ...changed }, ...request });
  if (!id) throw new Error("The plan wasn't added.");
  return id;
}

/** Tess changes the plan a minute later. */
export async function changePlan(school: School, id: PlanId, change: Partial<PlanValues>): Promise<void> {
  school.clock.now = new Date(school.clock.now.getTime() + 60_000);
  const row = await schoolIn(school);
  const plan = await findPlan(school.db, row, id);
  const request = { by: asPersonId(TESS), key: `edit ${school.clock.now.getTime()}`, now: school.clock.now };
  const fields = PLAN_FIELDS.filter((field) => field in change);
  await savePlan(school.db, row, { plan: id, after: plan?.number ?? 0, change, fields, ...request });
}

/** The plan as this person sees it. */
export const seePlan = (school: School, plan: PlanId, by: string): Promise<Message> =>
  forge(school, { name: "see-plan", value: { plan }, by });
