// A plan with something in each of its fields.
import { asPersonId } from "../../src/domain/ids.js";
import type { PlanValues } from "../../src/domain/plan/plan-fields.js";
import { SchoolDay } from "../../src/domain/time/school-day.js";

export const FULL_PLAN: PlanValues = {
  title: "Rivers",
  people: [
    { id: asPersonId("U1"), name: "Lee", role: "librarian", jobTitle: "Library media specialist" },
    { name: "Ms. Rivera", role: "teacher" },
  ],
  grades: ["4", "5"],
  subject: "Science",
  level: 4,
  day: SchoolDay.parse("2026-11-16"),
  overview: "Students build a delta.",
  timeFrame: "Three weeks",
  deficits: [{ area: "Science", indicators: "Diagrams" }],
  standards: [{ area: "Science", text: "4-ESS2-1.\n  a. Observe" }],
  aasl: ["1.1.7", "IV.B.2"],
  librarianDuties: [{ text: "Teach notes", addressesGap: true }],
  teacherDuties: [{ text: "Lead the lab", addressesGap: false }],
  ...{ print: ["An atlas"], electronic: ["A database"], audiovisuals: ["A film"], equipment: ["A stream table"] },
  ...{ product: "A model", assessment: "A rubric", adaptations: "Sentence frames" },
};
