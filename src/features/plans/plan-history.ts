// The versions of a plan: who changed what and when, each as it was, and putting one back as a new edit.
import { changedFields } from "../../domain/plan/merge.js";
import { isUnitField, type PlanField } from "../../domain/plan/plan-fields.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Reply, replace, saved, whisper } from "../../slack/define/replies.js";
import { pageOf } from "../../slack/message/paging.js";
import { versionsOfPlan } from "../../store/plan-history.js";
import type { Plan } from "../../store/plan-row.js";
import { planAt, savePlan } from "../../store/plans.js";
import type { Ctx } from "../context.js";
import { findPlanToChange } from "./find-plan.js";
import { HISTORY_TITLE, toPlanHistory, toPlanVersion } from "./plan-history-view.js";
import { planHistoryLink, planVersionLink, restoreVersionLink } from "./plan-links.js";

const VERSIONS_PER_PAGE = 5;

async function readHistory(ctx: Ctx, id: string, { page = 0, notice }: { page?: number; notice?: string } = {}) {
  // Only those who may change a plan see its versions: they say what its gaps were.
  const plan = await findPlanToChange(ctx, id);
  const versions = await versionsOfPlan(ctx.db, ctx.school, { plan: plan.id });
  return toPlanHistory(plan, ctx, { ...pageOf(versions, { size: VERSIONS_PER_PAGE, page }), notice });
}

export const seePlanHistory = defineButton({
  link: planHistoryLink,
  run: async (ctx: Ctx, { plan, page }): Promise<Reply> => {
    const message = await readHistory(ctx, plan, page === undefined ? {} : { page });
    return page === undefined ? whisper(message, { title: HISTORY_TITLE }) : replace(message, { title: HISTORY_TITLE });
  },
});

async function findVersion(ctx: Ctx, { plan: id, number }: { plan: string; number: number }) {
  const plan = await findPlanToChange(ctx, id);
  const version = number <= plan.number ? await planAt(ctx.db, ctx.school, { id: plan.id, number }) : undefined;
  const versions = await versionsOfPlan(ctx.db, ctx.school, { plan: plan.id });
  const about = versions.find((one) => one.number === number);
  if (!version || !about) throw new Refusal("This plan has no such version.");
  return { plan, version, about };
}

export const seePlanVersion = defineButton({
  link: planVersionLink,
  run: async (ctx: Ctx, value): Promise<Reply> => {
    const { page = 0 } = value;
    const { plan, version, about } = await findVersion(ctx, value);
    const message = toPlanVersion(plan, ctx, { version, about, page });
    return value.page === undefined
      ? whisper(message, { title: HISTORY_TITLE })
      : replace(message, { title: HISTORY_TITLE });
  },
});

/** What a version says differently, without what the log entry decides. */
const toRestore = (plan: Plan, version: Plan): PlanField[] =>
  changedFields(plan.values, version.values).filter(
    (field) => !(plan.unit && (isUnitField(field) || field === "people")),
  );

export const restoreVersion = defineButton({
  link: restoreVersionLink,
  run: async (ctx: Ctx, value): Promise<Reply> => {
    const { plan, version } = await findVersion(ctx, value);
    const present = async (notice: string) =>
      replace(await readHistory(ctx, plan.id, { notice }), { title: HISTORY_TITLE });
    if (plan.number !== value.after) return present("Nothing was restored: someone has changed the plan since.");
    const fields = toRestore(plan, version);
    if (fields.length === 0) return present("The plan says the same now.");
    const edit = { plan: plan.id, after: plan.number, change: version.values, fields, restored: value.number };
    // In Home, one modal shows one version after the other.
    const key = [ctx.key, "restore", value.number, value.after].join(" ");
    const by = { by: ctx.user.id, key, now: ctx.now };
    const isRestored = await savePlan(ctx.db, ctx.school, { ...edit, ...by });
    if (!isRestored) return present("Nothing was restored: someone has changed the plan since.");
    return saved(() => present("Restored. The version before is below, so you can go back to it."), {
      done: "Restored",
    });
  },
});
