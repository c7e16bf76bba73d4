// How a person's own plans look: drafts to continue, and a line with a menu for each plan.
import { completenessOf, isReady } from "../../domain/plan/completeness.js";
import { planTitle } from "../../domain/plan/plan-fields.js";
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
import { type Page, pageButtons } from "../../slack/message/paging.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";
import type { PlanDraft } from "./plan-drafts.js";
import { deletePlanLink, newPlanLink, ownPlansLink, planStepLink, seePlanLink, toSeenPlanValue } from "./plan-links.js";
import { toPlanDetails, toPlanPeople } from "./plan-words-view.js";
import { WHO_SEES_A_PLAN } from "./see-plan-view.js";

export const PLANS_TITLE = "Your plans";

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
    { title: planTitle(plan), details: toPlanLineDetails(plan, ctx) },
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
  /** A page of them, and how many there are. */
  drafts: Page<PlanDraft> & { total: number };
}

function toDrafts({ page, drafts }: OwnPlans): Block[] {
  if (drafts.total === 0) return [];
  const turn = pageButtons({
    ...{ page: drafts.page, last: drafts.last, previous: "Newer drafts", next: "Older drafts" },
    toButton: (to, { text, suffix }) =>
      toButton(ownPlansLink, { page, drafts: to }, { text, suffix: `drafts-${suffix}` }),
  });
  return [
    paragraph(bold(`Not saved yet: ${drafts.total}. Only you can see these.`)),
    ...drafts.shown.map(toDraftLine),
    ...(turn.length > 0 ? [buttons(...turn)] : []),
  ];
}

export function toOwnPlans(ctx: Ctx, own: OwnPlans): Message {
  const { plans, total, page, last, drafts } = own;
  const turn = pageButtons({
    ...{ page, last },
    toButton: (to, look) => toButton(ownPlansLink, { page: to, drafts: drafts.page }, look),
  });
  return toMessage(
    heading(total === 0 ? PLANS_TITLE : `${PLANS_TITLE}: ${total}`),
    ...toDrafts(own),
    ...plans.map((plan) => toLine(plan, ctx)),
    buttons(...turn, toButton(newPlanLink, {}, { text: "Start a new plan" })),
    footnote(WHO_SEES_A_PLAN),
  );
}
