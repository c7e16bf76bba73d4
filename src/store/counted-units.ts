// Which units are in the figures: those that aren't deleted and whose day has come at their school.
import { schoolDayAt } from "../domain/time/school-day.js";
import { inSchool, type School } from "./schools.js";

/**
 * Put it before a query: "Counted" is the school's units that `toCounted` lets count. A unit that is planned for a later day
 * (isPlanned) is in no figure before that day, so whatever counts units reads them from here.
 */
export const COUNTED = `
  WITH "Counted" AS (SELECT * FROM "Unit"
    WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "deletedAt" IS NULL AND "date" <= @today)`;

export const toCounted = (school: School, now: Date) => ({
  ...inSchool(school),
  today: schoolDayAt(now, school.timeZone),
});
