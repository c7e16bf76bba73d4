// Logs the unit of a plan: opens the form for a unit with what the plan says. Saving it links the two.
import { defineButton } from "../../slack/define/button.js";
import { besideMessage } from "../../slack/define/form.js";
import { modal, type Replies, whisper } from "../../slack/define/replies.js";
import type { Ctx } from "../context.js";
import { todayOf, toUnitModal } from "../units/unit-form.js";
import { ENTRY_DELETED_TITLE, toLogOrRestore } from "./deleted-plan-view.js";
import { findPlanToChange } from "./find-plan.js";
import { logPlanLink } from "./plan-links.js";
import { readSeenPlan } from "./see-plan.js";

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
    const unit = { ...said, ...named, date, ...(subject ? { subject } : {}) };
    return modal(await toUnitModal(ctx, { unit, hidden: { plan: plan.id }, origin: besideMessage(ctx.origin) }));
  },
});
