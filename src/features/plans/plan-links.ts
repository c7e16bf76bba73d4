// What the buttons of a plan carry: its id, a hint that the click looks up again, and which version the person saw.
import { z } from "zod";
import { PLAN_STEP_KEYS } from "../../domain/plan/steps.js";
import { defineLink } from "../../slack/define/button.js";
import type { Plan } from "../../store/plan-row.js";

const PlanValue = z.object({ plan: z.string() });
const SeenPlan = PlanValue.extend({
  /** When the plan was last changed, as the person saw it. */
  seen: z.iso.datetime(),
});

export const toSeenPlanValue = ({ id, updatedAt }: Pick<Plan, "id" | "updatedAt">): z.output<typeof SeenPlan> => ({
  plan: id,
  seen: updatedAt.toISOString(),
});

/** Shows a plan, page by page. */
export const seePlanLink = defineLink("see-plan", PlanValue.extend({ page: z.int().min(0).max(1000).optional() }));
/** Starts a plan with what this one says, perhaps for a unit that was just logged. */
export const usePlanLink = defineLink("use-plan", PlanValue.extend({ unit: z.string().optional() }));
/** Opens one step of a plan, with the person's draft if there is one. With `on`, the next steps follow. */
export const planStepLink = defineLink(
  "plan-step",
  PlanValue.extend({ step: z.enum(PLAN_STEP_KEYS), on: z.boolean().optional() }),
);
/** Drops the draft of a step, and opens it as the plan is now. */
export const planAfreshLink = defineLink("plan-afresh", PlanValue.extend({ step: z.enum(PLAN_STEP_KEYS) }));
/** Starts a plan with nothing in it. */
export const newPlanLink = defineLink("new-plan", z.object({}));
/**
 * Opens the form to log a unit, with what the plan says. Saving it links the two. `anew`: the person knows that the plan has
 * a deleted log entry.
 */
export const logPlanLink = defineLink("log-plan", PlanValue.extend({ anew: z.boolean().optional() }));
/** A person's own plans, five per page, below a page of their drafts. */
export const ownPlansLink = defineLink(
  "own-plans",
  z.object({ page: z.int().min(0).max(100_000), drafts: z.int().min(0).max(100_000).optional() }),
);
/** Deletes a plan without asking: it can be restored. */
export const deletePlanLink = defineLink("delete-plan", SeenPlan);
export const restorePlanLink = defineLink("restore-plan", SeenPlan);
/** The versions of a plan, page by page. */
export const planHistoryLink = defineLink(
  "plan-history",
  PlanValue.extend({ page: z.int().min(0).max(100_000).optional() }),
);
/** A plan as it was after an edit. */
export const planVersionLink = defineLink(
  "plan-version",
  PlanValue.extend({ number: z.int().min(1), page: z.int().min(0).max(1000).optional() }),
);
/** Puts a version back, as a new edit. `after`: the number of the last edit that the person saw. */
export const restoreVersionLink = defineLink(
  "restore-version",
  PlanValue.extend({ number: z.int().min(1), after: z.int().min(1) }),
);
/** What is attached to a plan, to take it out. */
export const attachmentsLink = defineLink(
  "plan-attachments",
  PlanValue.extend({ page: z.int().min(0).max(100).optional() }),
);
/** Opens the form that takes files for a plan. */
export const attachFilesLink = defineLink("attach-files", PlanValue);
/** Takes an attachment out, or puts it back. */
export const takeOutLink = defineLink(
  "take-out",
  PlanValue.extend({ attachment: z.string(), undo: z.boolean().optional() }),
);
