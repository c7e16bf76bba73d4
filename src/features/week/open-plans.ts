// The plans that somebody still writes: changed this school year, and with something missing.
import type { PersonId } from "../../domain/ids.js";
import { isReady } from "../../domain/plan/completeness.js";
import { instantAt, schoolDayAt } from "../../domain/time/school-day.js";
import { plansOfPerson, plansSince } from "../../store/plan-lists.js";
import type { Plan } from "../../store/plan-row.js";
import type { PostCtx } from "../context.js";

/** Of the plans changed last, at most so many are looked at: Home is drawn often. */
const MAX_READ = 50;

/** An old plan that was never finished is on nobody's mind. */
function yearStart({ school, now }: Pick<PostCtx, "school" | "now">): Date {
  const { from } = school.calendar.schoolYearOf(schoolDayAt(now, school.timeZone));
  return instantAt(from, "00:00", school.timeZone);
}

type Reading = Pick<PostCtx, "db" | "school" | "now">;

/** Those of the school, changed last first. */
export async function plansInProgress(ctx: Reading): Promise<Plan[]> {
  const plans = await plansSince(ctx.db, ctx.school, { since: yearStart(ctx), size: MAX_READ });
  return plans.filter(({ values }) => !isReady(values));
}

/** The same, of one person. */
export async function plansToFinish(ctx: Reading, person: PersonId): Promise<Plan[]> {
  const { plans } = await plansOfPerson(ctx.db, ctx.school, { person, page: 0, size: MAX_READ });
  return plans.filter(({ values, updatedAt }) => updatedAt >= yearStart(ctx) && !isReady(values));
}
