// How the versions of a plan look: a line for each, and one of them as it was.
import { formatList } from "../../domain/list-in-words.js";
import { planTitle } from "../../domain/plan/plan-fields.js";
import { toButton } from "../../slack/define/button.js";
import { bold, buttons, footnote, heading, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { typedLine } from "../../slack/message/line.js";
import { type Page, pageButtons } from "../../slack/message/paging.js";
import type { PlanVersion } from "../../store/plan-history.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";
import { toWhenWords } from "../units/when-words-view.js";
import { planHistoryLink, planVersionLink, restoreVersionLink, seePlanLink } from "./plan-links.js";
import { toPlanPages } from "./plan-pages-view.js";
import { fieldName } from "./plan-words-view.js";
import { toPlanBlocks } from "./see-plan-view.js";

export const HISTORY_TITLE = "Plan history";

const MAX_NAMED = 4;

/** "changed the overview and the time frame" */
export function toVersionWords({ number, fields, restored }: PlanVersion): string {
  if (restored !== undefined) return `put version ${restored} back`;
  if (number === 1) return "started it";
  const named = fields.slice(0, MAX_NAMED).map(fieldName);
  const more = fields.length - named.length;
  return `changed ${formatList(more > 0 ? [...named, `${more} more`] : named)}`;
}

interface History extends Page<PlanVersion> {
  /** What became of a click. */
  notice: string | undefined;
}

export function toPlanHistory(plan: Plan, ctx: Ctx, { shown, page, last, notice }: History): Message {
  const turn = pageButtons({
    ...{ page, last },
    toButton: (to, look) => toButton(planHistoryLink, { plan: plan.id, page: to }, look),
  });
  return toMessage(
    heading(HISTORY_TITLE),
    paragraph(bold(planTitle(plan))),
    ...(notice ? [paragraph(notice)] : []),
    ...shown.map((version) =>
      typedLine(
        {
          title: `${version.number}. ${version.by.name}`,
          details: `${toVersionWords(version)} · ${toWhenWords(version.at, ctx)}`,
        },
        toButton(
          planVersionLink,
          { plan: plan.id, number: version.number },
          { text: "See", accessibilityLabel: `See version ${version.number}` },
        ),
      ),
    ),
    buttons(...turn, toButton(seePlanLink, { plan: plan.id }, { text: "See the plan" })),
    ...(plan.unit ? [footnote("The log entry keeps its own history.")] : []),
  );
}

interface SeenVersion {
  /** The plan as it was. */
  version: Plan;
  about: PlanVersion;
  page: number;
}

export function toPlanVersion(plan: Plan, ctx: Ctx, { version, about, page: asked }: SeenVersion): Message {
  // What is attached isn't part of an edit.
  const pages = toPlanPages(toPlanBlocks({ ...version, attachments: [] }, { mayChange: true }));
  const last = pages.length - 1;
  const page = Math.min(asked, last);
  const { number } = about;
  const turn = pageButtons({
    ...{ page, last, previous: "Previous page", next: "Next page" },
    toButton: (to, look) => toButton(planVersionLink, { plan: plan.id, number, page: to }, look),
  });
  const restore = { plan: plan.id, number, after: plan.number };
  return toMessage(
    paragraph(bold(`Version ${number} of ${planTitle(plan)}`)),
    footnote(`${about.by.name} ${toVersionWords(about)} · ${toWhenWords(about.at, ctx)}`),
    ...(pages[page] ?? []),
    buttons(
      ...turn,
      ...(number === plan.number ? [] : [toButton(restoreVersionLink, restore, { text: "Put this version back" })]),
      toButton(planHistoryLink, { plan: plan.id, page: 0 }, { text: "See the history" }),
    ),
  );
}
