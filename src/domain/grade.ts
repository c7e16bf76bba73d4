// Grades: their order, and how a set of them is checked, shown and stored.
import { z } from "zod";

export const GRADES = ["PK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "Other"] as const;
export type Grade = (typeof GRADES)[number];

export const Grades = z
  .array(z.enum(GRADES, "Choose grades from PK, K, 1 to 12, and Other."), "Choose at least one grade.")
  .min(1, "Choose at least one grade.")
  .transform(inOrder);
export type Grades = z.infer<typeof Grades>;

/** "6", "K–2", "3, 4, Other": three or more in a row become a range. */
export function formatGrades(grades: readonly Grade[]): string {
  return toRuns(inOrder(grades))
    .map((run) => (run.length < 3 ? run.join(", ") : `${run[0]}–${run.at(-1)}`))
    .join(", ");
}

/** Grades as part of a sentence: "grade 6", "grades K–2". */
export function formatGradesInWords(grades: readonly Grade[]): string {
  return `grade${grades.length > 1 ? "s" : ""} ${formatGrades(grades)}`;
}

/** As rows store grades: "K,1,2". */
export function gradesToText(grades: readonly Grade[]): string {
  return inOrder(grades).join(",");
}

/** Reads what gradesToText wrote. Leaves out anything that isn't a grade. */
export function gradesFromText(text: string): Grade[] {
  const written = text.split(",").map((grade) => grade.trim());
  return GRADES.filter((grade) => written.includes(grade));
}

function inOrder(grades: readonly Grade[]): Grade[] {
  return GRADES.filter((grade) => grades.includes(grade));
}

/** Cuts grades into runs without a gap. "Other" is a run of its own. */
function toRuns(grades: readonly Grade[]): Grade[][] {
  const runs: Grade[][] = [];
  for (const grade of grades) {
    const run = runs.at(-1);
    const before = GRADES[GRADES.indexOf(grade) - 1];
    if (run && run.at(-1) === before && grade !== "Other") run.push(grade);
    else runs.push([grade]);
  }
  return runs;
}
