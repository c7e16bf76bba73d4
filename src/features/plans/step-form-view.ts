// What the form of a step says besides its fields: which step it is, whose draft, and that someone else saved meanwhile.
import { PLAN_STEPS, type PlanStep } from "../../domain/plan/steps.js";
import { formatDay, SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import { type Block, bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import { planAfreshLink, planStepLink } from "./plan-links.js";
import type { HiddenInStep } from "./step-draft.js";

const toStartOver = ({ plan }: HiddenInStep, { key: step }: PlanStep) =>
  toButton(
    planAfreshLink,
    { plan, step },
    {
      text: "Start over",
      confirm: { title: "Start over?", text: "This deletes your draft.", confirm: "Start over", style: "danger" },
    },
  );

export function toStepIntro(ctx: Ctx, step: PlanStep, hidden: HiddenInStep): Block[] {
  const day = hidden.typedOn && SchoolDay.parse(hidden.typedOn);
  const today = schoolDayAt(ctx.now, ctx.tz);
  return [
    footnote(`Step ${PLAN_STEPS.indexOf(step) + 1} of ${PLAN_STEPS.length}${hidden.title ? ` · ${hidden.title}` : ""}`),
    ...(day ? [paragraph(`Your draft from ${formatDay(day, { today, locale: ctx.user.locale })}.`)] : []),
    // A plan that isn't saved yet has nothing to start over from.
    ...(day && !hidden.start ? [buttons(toStartOver(hidden, step))] : []),
  ];
}

export const toConflictNotice = (count: number): string =>
  count === 1
    ? "*Not all saved yet.* Someone else changed the same field while you had it open. Everything else is saved."
    : "*Not all saved yet.* Someone else changed the same fields while you had them open. Everything else is saved.";

/** After a form was closed with something typed in it. */
export const toDraftSaved = (step: PlanStep, { plan, title, on }: HiddenInStep): Message =>
  toMessage(
    paragraph(bold(`${title ? `${title} · ` : ""}${step.title}: `), "Your draft is saved. Only you can see it."),
    buttons(toButton(planStepLink, { plan, step: step.key, ...(on ? { on } : {}) }, { text: "Continue" })),
  );
