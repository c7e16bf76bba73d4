// All OH YEAHs that everyone may read, page by page.
import type { Month } from "../domain/time/month.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

export interface ExportedOhYeah {
  id: string;
  day: SchoolDay;
  text: string;
  authorName: string;
  savedByName: string;
  /** The month whose report it is picked for. */
  pickedFor: Month | null;
}

const GIVEN = `
  SELECT o."id", o."day", o."text", o."pickedFor", a."name" AS "authorName", s."name" AS "savedByName" FROM "OhYeah" o
  JOIN "Person" a ON a."workspaceId" = o."workspaceId" AND a."id" = o."authorId"
  JOIN "Person" s ON s."workspaceId" = o."workspaceId" AND s."id" = o."savedById"
  WHERE o."workspaceId" = @workspaceId AND o."schoolId" = @schoolId AND o."removedAt" IS NULL AND o."consent" = 'given'
    AND o."day" BETWEEN @from AND @to
  ORDER BY o."day", o."id"`;

/** The school's OH YEAHs whose author agreed, from one day through another, oldest first. */
export const ohYeahPages = (
  db: Db,
  school: School,
  between: { from: SchoolDay; to: SchoolDay },
): AsyncGenerator<ExportedOhYeah[]> => sqlOf(db).pages(GIVEN, { ...inSchool(school), ...between });
