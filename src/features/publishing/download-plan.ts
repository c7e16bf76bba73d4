// Sends a plan as a PDF or for a word processor to the person who asked.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { sendFile } from "../../slack/define/send-file.js";
import type { Ctx } from "../context.js";
import { toPlanPaper } from "../papers/plan-paper-view.js";
import { findPlanToSee } from "../plans/find-plan.js";
import { planDownloadLink } from "../plans/plan-paper-links.js";
import { FORMAT_WORDS, makePlan, planFileName } from "./make-plan.js";

const NOT_YOURS_ANYMORE =
  "you can't see areas of deficit and gaps of this plan anymore. Download it again for a copy without them.";

export const downloadPlan = defineButton({
  link: planDownloadLink,
  run: async (ctx: Ctx, { plan: id, format }) => {
    const { plan, mayChange } = await findPlanToSee(ctx, id);
    const paper = toPlanPaper(plan, { school: ctx.school, now: ctx.now, withDeficits: mayChange });
    return sendFile({
      name: planFileName(paper, "plan", format),
      title: `${paper.title} plan (${FORMAT_WORDS[format]})`,
      said: [`Version ${plan.number}. Only you got this file.`, ...paper.notes].join(" "),
      make: async ({ signal }) => {
        const bytes = await makePlan(paper, { format, school: ctx.school, signal });
        // It may have waited behind other files.
        const { mayChange: maySeeAll } = await findPlanToSee(ctx, id);
        if (mayChange && !maySeeAll) throw new Refusal(NOT_YOURS_ANYMORE);
        return { bytes };
      },
    });
  },
});
