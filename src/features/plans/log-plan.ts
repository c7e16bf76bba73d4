// Logs the unit of a plan: opens the form for a unit with what the plan says. Saving it links the two.
import type { PlanValues } from "../../domain/plan/plan-fields.js";
import { MAX_EVIDENCE } from "../../domain/unit.js";
import { defineButton } from "../../slack/define/button.js";
import { besideMessage } from "../../slack/define/form.js";
import { modal, type Replies, whisper } from "../../slack/define/replies.js";
import type { Ctx } from "../context.js";
import { todayOf, toUnitModal } from "../units/unit-form.js";
import { ENTRY_DELETED_TITLE, toLogOrRestore } from "./deleted-plan-view.js";
import { findPlanToChange } from "./find-plan.js";
import { logPlanLink } from "./plan-links.js";
import { readSeenPlan } from "./see-plan.js";

/** Its gaps are the evidence that level 4 asks for. Undefined if they don't fit into that field: nothing is cut. */
function toEvidence({ deficits }: PlanValues): string | undefined {
  const words = deficits.map(({ area, indicators }) => [area, indicators].filter(Boolean).join(": ")).join("\n");
  return words === "" || words.length > MAX_EVIDENCE ? undefined : words;
}

export const logPlan = defineButton({
  link: logPlanLink,
  opensForm: true,
  run: async (ctx: Ctx, { plan: id, anew }): Promise<Replies> => {
    const plan = await findPlanToChange(ctx, id);
    // The button is from before the unit was logged.
    if (plan.unit && !plan.unit.isDeleted) return whisper(...(await readSeenPlan(ctx, plan.id)));
    // Restoring it is usually what they want: its ratings and history are still there.
    if (plan.unit && !anew) return whisper(toLogOrRestore(plan), { title: ENTRY_DELETED_TITLE });
    const { title, grades, subject, level, day: date = todayOf(ctx), people } = plan.values;
    const ids = people.flatMap((person) => person.id ?? []).filter((person) => person !== ctx.user.id);
    const known = await ctx.people(ids);
    const partners = known.filter(({ standing }) => standing === "member").map((person) => person.id);
    const others = people.flatMap((person) => (person.id ? [] : [person.name]));
    const named = { ...(partners.length > 0 ? { partners } : {}), ...(others.length > 0 ? { others } : {}) };
    const said = { ...(title ? { title } : {}), ...(grades.length > 0 ? { grades } : {}), ...(level ? { level } : {}) };
    const evidence = level === 4 ? toEvidence(plan.values) : undefined;
    const rest = { ...(subject ? { subject } : {}), ...(evidence ? { evidence } : {}) };
    const unit = { ...said, ...named, date, ...rest };
    return modal(await toUnitModal(ctx, { unit, hidden: { plan: plan.id }, origin: besideMessage(ctx.origin) }));
  },
});
