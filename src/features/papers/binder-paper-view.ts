// The plans of a year as one paper, or as several if there are too many for one.
import type { BinderPaper, PlanPaper } from "../../documents/paper-kinds.js";
import { formatGrades } from "../../domain/grade.js";
import { formatList } from "../../domain/list-in-words.js";
import type { Plan } from "../../store/plan-row.js";
import type { School } from "../../store/schools.js";
import { toPaperHead } from "./paper-parts-view.js";

interface Binder {
  school: School;
  now: Date;
  /** Of the period: "2026-27". */
  period: string;
  /** From 1. */
  part: number;
  of: number;
}

/** A plan, and its paper. */
export interface BoundPlan {
  plan: Plan;
  paper: PlanPaper;
}

/** "Grade 6 · Social studies · Lee Marchbanks and Tess Whitlock". */
function toContentsLine({ values: { grades, subject = "", people } }: Plan): string {
  const said = grades.length > 0 ? `${grades.length > 1 ? "Grades" : "Grade"} ${formatGrades(grades)}` : "";
  return [said, subject, formatList(people.map(({ name }) => name))].filter((part) => part !== "").join(" · ");
}

export function toBinderPaper(plans: readonly BoundPlan[], { school, now, period, part, of }: Binder): BinderPaper {
  const count = plans.length === 1 ? "1 plan" : `${plans.length} plans`;
  return {
    kind: "binder",
    ...toPaperHead({ school, now }),
    title: `Unit plans ${period}`,
    headline: of === 1 ? `${count}.` : `Part ${part} of ${of}: ${count}.`,
    plans: plans.map(({ paper }) => paper),
    lines: plans.map(({ plan }) => toContentsLine(plan)),
  };
}
