// What the buttons below a plan carry that take it elsewhere: as a file, into a channel, out of the school.
import { z } from "zod";
import { isReady } from "../../domain/plan/completeness.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import type { Plan } from "../../store/plan-row.js";

const PlanValue = z.object({ plan: z.string() });

export const PLAN_FORMATS = ["pdf", "docx"] as const;
export type PlanFormat = (typeof PLAN_FORMATS)[number];

/** Sends the plan as a file. */
export const planDownloadLink = defineLink("plan-download", PlanValue.extend({ format: z.enum(PLAN_FORMATS) }));
/** Shows the post before it is shared in the channel. */
export const sharePlanLink = defineLink("share-plan", PlanValue);
/** Begins a copy for people outside the school. */
export const publishPlanLink = defineLink("publish-plan", PlanValue);

interface Offered {
  /** This person may change the plan. */
  mayChange: boolean;
  /** They are in a channel, where it can be shared. */
  inChannel: boolean;
}

/** Only a plan that is ready can be published. */
export const toPlanPaperButtons = (plan: Plan, { mayChange, inChannel }: Offered) => {
  const about = { plan: plan.id };
  const toFormat = (format: PlanFormat, text: string) =>
    toButton(planDownloadLink, { ...about, format }, { text: `Download ${text}`, suffix: format });
  return [
    toFormat("pdf", "PDF"),
    toFormat("docx", "Word"),
    ...(inChannel ? [toButton(sharePlanLink, about, { text: "Share" })] : []),
    ...(mayChange && isReady(plan.values) ? [toButton(publishPlanLink, about, { text: "Publish" })] : []),
  ];
};
