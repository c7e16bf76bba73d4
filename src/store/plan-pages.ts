// All plans of some days, page by page: what an export reads, without holding more than a page of them.
import type { PlanId } from "../domain/ids.js";
import type { Span } from "../domain/time/span.js";
import { ITEMS_NOW } from "./plan-items-now.js";
import { plansByIds } from "./plan-lists.js";
import type { Plan } from "./plan-row.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** The days of plans, and for a plan without a day the instants between which it was started. */
export interface PlanDays extends Span {
  start: Date;
  end: Date;
}

// A plan's day is that of its log entry, if it has one, or its own.
const IDS = `
  WITH ${ITEMS_NOW}, "Dated" AS (
    SELECT p."id", p."createdAt", COALESCE(u."date", i."text") AS "day" FROM "Plan" p
    LEFT JOIN "Unit" u ON u."workspaceId" = p."workspaceId" AND u."id" = p."unitId"
    LEFT JOIN "ItemNow" i ON i."workspaceId" = p."workspaceId" AND i."planId" = p."id" AND i."field" = 'day'
    WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND p."deletedAt" IS NULL)
  SELECT "id" FROM "Dated"
  WHERE "day" BETWEEN @from AND @to OR ("day" IS NULL AND "createdAt" >= @start AND "createdAt" < @end)
  ORDER BY COALESCE("day", '9999'), "createdAt", "id"`;

const PAGE_SIZE = 100;

/** The school's plans by day, those without one last. Deleted ones are in no page. */
export async function* planPages(
  db: Db,
  school: School,
  { from, to, start, end }: PlanDays,
  size = PAGE_SIZE,
): AsyncGenerator<Plan[]> {
  const params = { ...inSchool(school), from, to, start: start.toISOString(), end: end.toISOString() };
  const ids = (await sqlOf(db).all<{ id: PlanId }>(IDS, params)).map(({ id }) => id);
  for (let at = 0; at < ids.length; at += size) {
    const page = ids.slice(at, at + size);
    const plans = new Map((await plansByIds(db, school, page)).map((plan) => [plan.id, plan]));
    yield page.flatMap((id) => plans.get(id) ?? []);
  }
}
