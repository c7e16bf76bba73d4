// The plans of a year as one paper, or as several if there are too many for one.
import type { BinderPaper, PlanPaper } from "../../documents/paper-kinds.js";
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

export function toBinderPaper(plans: readonly PlanPaper[], { school, now, period, part, of }: Binder): BinderPaper {
  const count = plans.length === 1 ? "1 plan" : `${plans.length} plans`;
  return {
    kind: "binder",
    ...toPaperHead({ school, now }),
    title: `Unit plans ${period}`,
    headline: of === 1 ? `${count}.` : `Part ${part} of ${of}: ${count}.`,
    plans,
  };
}
