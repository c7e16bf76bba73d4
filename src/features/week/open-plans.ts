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

/** Plans that somebody still writes. `isAll`: all plans of the school year were looked at, so there are no more. */
export interface OpenPlans {
  plans: Plan[];
  isAll: boolean;
}

/** "3 plans" or "at least 48 plans": how many there are, as far as they were looked at. Empty for none. */
export const countOpenPlans = ({ plans: { length }, isAll }: { plans: readonly unknown[]; isAll: boolean }): string =>
  length === 0 ? "" : `${isAll ? "" : "at least "}${length} ${length === 1 ? "plan" : "plans"}`;

/** Those of the school, changed last first. */
export async function plansInProgress(ctx: Reading): Promise<OpenPlans> {
  const plans = await plansSince(ctx.db, ctx.school, { since: yearStart(ctx), size: MAX_READ });
  return { plans: plans.filter(({ values }) => !isReady(values)), isAll: plans.length < MAX_READ };
}

/** The same, of one person. */
export async function plansToFinish(ctx: Reading, person: PersonId): Promise<OpenPlans> {
  const { plans } = await plansOfPerson(ctx.db, ctx.school, { person, page: 0, size: MAX_READ });
  const ofYear = plans.filter(({ updatedAt }) => updatedAt >= yearStart(ctx));
  return { plans: ofYear.filter(({ values }) => !isReady(values)), isAll: ofYear.length < MAX_READ };
}
