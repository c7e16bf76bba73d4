// How a person's own plans look: drafts to continue, and a line with a menu for each plan.
import { completenessOf, isReady } from "../../domain/plan/completeness.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { typedLine } from "../../slack/message/line.js";
import { pageButtons } from "../../slack/message/paging.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";
import type { PlanDraft } from "./plan-drafts.js";
import { deletePlanLink, newPlanLink, ownPlansLink, planStepLink, seePlanLink, toSeenPlanValue } from "./plan-links.js";
import { titleOf, toPlanDetails, toPlanPeople } from "./plan-words-view.js";
import { WHO_SEES_A_PLAN } from "./see-plan-view.js";

export const PLANS_TITLE = "Your plans";

/** More than these are on nobody's mind. */
const MAX_DRAFTS = 5;

/** "9 of 13 parts", or that it is ready. */
function stateOf({ values, attachments }: Plan): string {
  const { filled, of } = completenessOf(values, attachments.length);
  return isReady(values) ? `ready, ${filled} of ${of} parts` : `${filled} of ${of} parts`;
}

/** Everything about the plan but its title. */
export const toPlanLineDetails = (plan: Plan, ctx: Ctx): string =>
  [toPlanDetails(plan, ctx), plan.values.people.length > 0 && `with ${toPlanPeople(plan)}`, stateOf(plan)]
    .filter(Boolean)
    .join(" · ");

const toLine = (plan: Plan, ctx: Ctx): Block =>
  typedLine(
    { title: titleOf(plan), details: toPlanLineDetails(plan, ctx) },
    toMenu([
      toMenuItem(seePlanLink, { plan: plan.id }, "See"),
      toMenuItem(planStepLink, { plan: plan.id, step: "who", on: true }, "Edit"),
      toMenuItem(deletePlanLink, toSeenPlanValue(plan), "Delete"),
    ]),
  );

/** "Continue draft: Overview and standards" beside the plan it is of. */
export const toDraftLine = ({ plan, step, title }: PlanDraft): Block =>
  typedLine(
    { title, details: `Draft: ${step.title}` },
    toButton(
      planStepLink,
      { plan, step: step.key, on: true },
      { text: "Continue", accessibilityLabel: `Continue ${title}` },
    ),
  );

interface OwnPlans {
  plans: readonly Plan[];
  total: number;
  page: number;
  last: number;
  drafts: readonly PlanDraft[];
}

export function toOwnPlans(ctx: Ctx, { plans, total, page, last, drafts }: OwnPlans): Message {
  const turn = pageButtons({
    ...{ page, last },
    toButton: (to, look) => toButton(ownPlansLink, { page: to }, look),
  });
  return toMessage(
    heading(total === 0 ? PLANS_TITLE : `${PLANS_TITLE}: ${total}`),
    ...(drafts.length > 0 ? [paragraph(bold("Not saved yet. Only you can see these."))] : []),
    ...drafts.slice(0, MAX_DRAFTS).map(toDraftLine),
    ...plans.map((plan) => toLine(plan, ctx)),
    buttons(...turn, toButton(newPlanLink, {}, { text: "Start a new plan" })),
    footnote(WHO_SEES_A_PLAN),
  );
}
