// What the buttons of a plan carry: its id, a hint that the click looks up again, and which version the person saw.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";

const PlanValue = z.object({ plan: z.string() });

/** Shows a plan, page by page. */
export const seePlanLink = defineLink("see-plan", PlanValue.extend({ page: z.int().min(0).max(1000).optional() }));
/** Starts a plan with what this one says, perhaps for a unit that was just logged. */
export const usePlanLink = defineLink("use-plan", PlanValue.extend({ unit: z.string().optional() }));
