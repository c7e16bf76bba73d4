// Writes a plan: starts one, or shows a person's own plans and what they began and haven't saved.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import type { Message } from "../../slack/message/blocks.js";
import { lastPageOf, pageOf } from "../../slack/message/paging.js";
import { plansOfPerson } from "../../store/plan-lists.js";
import { tidyLine } from "../../text/clean.js";
import type { Ctx } from "../context.js";
import { openNewPlan } from "./open-step.js";
import { PLANS_TITLE, toOwnPlans } from "./own-plans-view.js";
import { readPlanDrafts } from "./plan-drafts.js";
import { ownPlansLink } from "./plan-links.js";

const PLANS_PER_PAGE = 5;
const DRAFTS_PER_PAGE = 5;
const MAX_TITLE = 150;

/** Undefined if there are none. `drafts`: the page of what was begun and not saved. */
async function readOwnPlans(
  ctx: Ctx,
  { page, drafts = 0 }: { page: number; drafts?: number | undefined },
): Promise<Message | undefined> {
  const asked = { person: ctx.user.id, page, size: PLANS_PER_PAGE };
  const [{ plans, total }, begun] = await Promise.all([plansOfPerson(ctx.db, ctx.school, asked), readPlanDrafts(ctx)]);
  const last = lastPageOf(total, PLANS_PER_PAGE);
  // Plans may have been deleted since the button was drawn.
  if (plans.length === 0 && total > 0) return readOwnPlans(ctx, { page: last, drafts });
  if (total + begun.length === 0) return undefined;
  const draftPage = pageOf(begun, { size: DRAFTS_PER_PAGE, page: drafts });
  return toOwnPlans(ctx, { plans, total, page, last, drafts: { ...draftPage, total: begun.length } });
}

export const planSubcommand = defineSubcommand({
  word: "plan",
  usage: "[title]",
  summary: "plan a unit, step by step",
  button: "Plan a unit",
  opensForm: true,
  run: async (ctx: Ctx, typed) => {
    const title = tidyLine(typed);
    if (title.length > MAX_TITLE)
      throw new Refusal(`Keep the title to ${MAX_TITLE} characters or fewer. This has ${title.length}.`);
    const own = title === "" ? await readOwnPlans(ctx, { page: 0 }) : undefined;
    return own ? whisper(own, { title: PLANS_TITLE }) : openNewPlan(ctx, {}, title);
  },
});

export const turnPlanPage = defineButton({
  link: ownPlansLink,
  opensForm: true,
  run: async (ctx: Ctx, pages) => {
    const own = await readOwnPlans(ctx, pages);
    return own ? replace(own, { title: PLANS_TITLE }) : openNewPlan(ctx, {});
  },
});
