// How one plan looks: its fields in the order of the Template, and how complete it is.
import { isFilled, isReady, TEMPLATE_PARTS } from "../../domain/plan/completeness.js";
import {
  type PlanDuty,
  type PlanResource,
  type PlanRole,
  type PlanText,
  planTitle,
} from "../../domain/plan/plan-fields.js";
import { PLAN_STEPS, type PlanStep, stepOf } from "../../domain/plan/steps.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  type Inline,
  type Message,
  paragraph,
  toMessage,
  webLink,
} from "../../slack/message/blocks.js";
import { line } from "../../slack/message/line.js";
import { pageButtons } from "../../slack/message/paging.js";
import type { PlanAttachment } from "../../store/plan-attachments.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";
import { channelToShareIn } from "../posts/share-in-channel.js";
import { seeUnitLink } from "../units/unit-links.js";
import { toDeletedEntryBlocks } from "./deleted-plan-view.js";
import {
  attachmentsLink,
  deletePlanLink,
  logPlanLink,
  planHistoryLink,
  planStepLink,
  seePlanLink,
  toSeenPlanValue,
  usePlanLink,
} from "./plan-links.js";
import { toPlanPages } from "./plan-pages-view.js";
import { toPlanPaperButtons } from "./plan-paper-links.js";
import { peopleWithRole, toCompletenessWords, toNeedsWords, toPlanDetails } from "./plan-words-view.js";

export const WHO_SEES_A_PLAN =
  "All staff can see the plan. Areas of deficit or gaps: only its people, librarians and admins.";

/** Of the message or modal that shows it. */
export const toPlanTitle = (plan: Plan): string => `Plan: ${planTitle(plan)}`;

const toText = (label: string, text: string | undefined): Block[] =>
  text ? [paragraph(bold(`${label}\n`), text)] : [];

/** Rows with a content area each. */
const toRows = (label: string, rows: readonly { area: string; text: string }[]): Block[] =>
  rows.map(({ area, text }, at) =>
    paragraph(...(at === 0 ? [bold(`${label}\n`)] : []), ...(area ? [bold(`${area}: `)] : []), text),
  );

/** A duty that addresses a gap is bold and says so. */
const toDuty = ({ text, addressesGap }: PlanDuty): Inline[] =>
  addressesGap ? [bold(text), " (addresses a gap)"] : [text];

/** Each item is a block of its own, so that a page can end between two. */
const toItems = (label: string, items: readonly Inline[][]): Block[] =>
  items.length > 0 ? [paragraph(bold(label)), ...items.map((item) => bullets([item]))] : [];

/** The name of a file opens it. Of a link people see where it leads. */
function toAttachment({ name, address, file }: PlanAttachment): Inline[] {
  if (address === "") return [name];
  return file || name === address ? [webLink(address, name)] : [`${name}: `, webLink(address)];
}

const toResource = (text: string): Inline[] => [text];

function toPeople(plan: Plan, role: PlanRole, label: string): Block[] {
  const count = plan.values.people.filter((person) => person.role === role).length;
  return count === 0 ? [] : [paragraph(bold(`${label}${count === 1 ? "" : "s"}: `), peopleWithRole(plan, role))];
}

const RESOURCES: readonly [PlanResource, string][] = [
  ["print", "Print resources"],
  ["electronic", "Electronic resources"],
  ["audiovisuals", "Audiovisuals"],
  ["equipment", "Equipment"],
];

const LAST_TEXTS: readonly [PlanText, string][] = [
  ["product", "Learning product"],
  ["assessment", "Assessment overview"],
  ["adaptations", "Adaptations and extensions"],
];

/** All of the plan that this person may see, in the order of the Template. */
export function toPlanBlocks(plan: Plan, { mayChange }: { mayChange: boolean }): Block[] {
  const { values, attachments } = plan;
  const deficits = mayChange ? values.deficits : [];
  return [
    ...toPeople(plan, "librarian", "Librarian"),
    ...toPeople(plan, "teacher", "Teacher"),
    ...toText("Unit overview", values.overview),
    ...toText("Time frame", values.timeFrame),
    ...toRows(
      "Areas of deficit or gaps in test data",
      deficits.map(({ area, indicators }) => ({ area, text: indicators })),
    ),
    ...toRows("Content area standards", values.standards),
    ...toText("Standards for the 21st-century learner", values.aasl.join(", ")),
    ...toItems("The librarian will", values.librarianDuties.map(toDuty)),
    ...toItems("The teacher will", values.teacherDuties.map(toDuty)),
    ...RESOURCES.flatMap(([field, label]) => toItems(label, values[field].map(toResource))),
    ...LAST_TEXTS.flatMap(([field, label]) => toText(label, values[field])),
    ...toItems("Attachments", attachments.map(toAttachment)),
  ];
}

interface SeenPlan {
  /** This person may change the plan, and so may see all of it. */
  mayChange: boolean;
  page: number;
  /** They saved it just now. */
  saved: boolean;
}

/** Where to go on: the step of the first part of the Template that is still empty. A plan that is ready is read from its beginning. */
function nextStepOf({ values, attachments }: Plan): PlanStep {
  const empty = TEMPLATE_PARTS.find(({ fields }) =>
    fields.length === 0 ? attachments.length === 0 : !fields.some((field) => isFilled(values, field)),
  );
  if (isReady(values) || !empty) return PLAN_STEPS[0] as PlanStep;
  const [field = "adaptations"] = empty.fields;
  return stepOf(field);
}

const toStepItem =
  ({ id: plan }: Plan) =>
  (step: PlanStep) =>
    toMenuItem(planStepLink, { plan, step: step.key }, `Edit: ${step.title}`);

/** How complete it is, and beside it the steps, to open one on its own. */
const toState = (plan: Plan): Block =>
  line(
    isReady(plan.values)
      ? [bold("Ready. "), toCompletenessWords(plan)]
      : [`${toNeedsWords(plan)} ${toCompletenessWords(plan)}`],
    toMenu(PLAN_STEPS.map(toStepItem(plan)), { suffix: "steps" }),
  );

/** What those who write it do next: go on where something is empty, or change what is there. */
const toWriting = (plan: Plan): Block =>
  buttons(
    toButton(
      planStepLink,
      { plan: plan.id, step: nextStepOf(plan).key, on: true },
      isReady(plan.values) ? { text: "Edit" } : { text: "Continue", style: "primary" },
    ),
    ...(plan.unit && !plan.unit.isDeleted
      ? [toButton(seeUnitLink, { unit: plan.unit.id }, { text: "See the unit" })]
      : [toButton(logPlanLink, { plan: plan.id }, { text: "Log the unit" })]),
    toMenu(
      [
        toMenuItem(planHistoryLink, { plan: plan.id }, "See the history"),
        toMenuItem(attachmentsLink, { plan: plan.id }, "Attach files or links"),
        toMenuItem(usePlanLink, { plan: plan.id }, "Use this plan"),
        toMenuItem(deletePlanLink, toSeenPlanValue(plan), "Delete"),
      ],
      { suffix: "more" },
    ),
  );

export function toSeenPlan(plan: Plan, ctx: Ctx, seen: SeenPlan): Message {
  const pages = toPlanPages(toPlanBlocks(plan, seen));
  const last = pages.length - 1;
  const page = Math.min(seen.page, last);
  const turn = pageButtons({
    ...{ page, last, previous: "Previous page", next: "Next page" },
    toButton: (to, look) => toButton(seePlanLink, { plan: plan.id, page: to }, look),
  });
  const details = toPlanDetails(plan, ctx);
  const where = last > 0 ? ` · page ${page + 1} of ${last + 1}` : "";
  return toMessage(
    paragraph(...(seen.saved ? [bold("Saved. ")] : []), bold(toPlanTitle(plan)), details ? ` · ${details}` : "", where),
    ...(plan.source ? [footnote(`Adapted from ${plan.source.words}`)] : []),
    ...toDeletedEntryBlocks(plan, seen),
    ...(pages[page] ?? []),
    ...(turn.length > 0 ? [buttons(...turn)] : []),
    ...(seen.mayChange ? [toState(plan), toWriting(plan)] : []),
    buttons(
      ...(seen.mayChange ? [] : [toButton(usePlanLink, { plan: plan.id }, { text: "Use this plan" })]),
      ...toPlanPaperButtons(plan, { ...seen, inChannel: channelToShareIn(ctx) !== undefined }),
    ),
    footnote(WHO_SEES_A_PLAN),
  );
}
