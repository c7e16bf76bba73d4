// Plans of units: write one, see it, share the work on it.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { attachFiles, attachForm } from "./attach.js";
import { seeAttachments, takeOut } from "./attachments.js";
import { deletePlanButton, restorePlanButton } from "./delete-plan.js";
import { logPlan } from "./log-plan.js";
import { openAfresh, openStep, planTalk, planUnit, startNewPlan } from "./open-step.js";
import { planSubcommand, turnPlanPage } from "./plan.js";
import { restoreVersion, seePlanHistory, seePlanVersion } from "./plan-history.js";
import { seePlan } from "./see-plan.js";
import { stepForms } from "./step-form.js";

export const plans: Feature<Ctx, PostCtx> = {
  subcommands: [planSubcommand],
  forms: [...stepForms, attachForm],
  buttons: [
    ...[seePlan, openStep, openAfresh, startNewPlan, planUnit, planTalk, logPlan, turnPlanPage],
    ...[
      deletePlanButton,
      restorePlanButton,
      seePlanHistory,
      seePlanVersion,
      restoreVersion,
      seeAttachments,
      takeOut,
      attachFiles,
    ],
  ],
};
