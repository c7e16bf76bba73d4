// What the buttons of coverage carry.
import { z } from "zod";
import { SchoolDay } from "../../domain/time/school-day.js";
import { defineLink } from "../../slack/define/button.js";

export const COVERAGE_SIDES = ["grades", "subjects", "departments", "teachers"] as const;
export type CoverageSide = (typeof COVERAGE_SIDES)[number];

/** The period as it was read, so that "last month" stays the same month. */
const Period = z.object({ name: z.string().min(1).max(200), from: SchoolDay, to: SchoolDay });

/** A page of one side of a period's coverage. */
export const coverageLink = defineLink(
  "coverage",
  z.object({ period: Period, side: z.enum(COVERAGE_SIDES), page: z.int().min(0) }),
);

export const departmentsLink = defineLink("departments", z.object({ page: z.int().min(0) }));
export const addDepartmentLink = defineLink("add-department", z.object({}));
/** `seen` is the version the person saw. */
export const changeDepartmentLink = defineLink(
  "change-department",
  z.object({ department: z.string(), seen: z.int() }),
);
export const deleteDepartmentLink = defineLink(
  "delete-department",
  z.object({ department: z.string(), seen: z.int() }),
);
