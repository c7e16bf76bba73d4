// Deletes a goal, unless it has changed since the person saw it.
import { formatAim } from "../../domain/goal.js";
import { defineButton } from "../../slack/define/button.js";
import { saved } from "../../slack/define/replies.js";
import { deleteGoal, findGoal } from "../../store/goals.js";
import type { Ctx } from "../context.js";
import { deleteGoalLink } from "./goal-links.js";
import { refuseUnlessGoalSetter, showGoalsAgain, yearToChange } from "./list-goals.js";
import { presentYear } from "./read-goals.js";

export const removeGoal = defineButton({
  link: deleteGoalLink,
  run: async (ctx: Ctx, { goal: id, seen }) => {
    await refuseUnlessGoalSetter(ctx);
    const goal = await findGoal(ctx.db, ctx.school, id);
    if (!goal) return showGoalsAgain(ctx, presentYear(ctx), "That goal was already deleted.");
    const year = yearToChange(ctx, goal.year);
    const isDeleted = await deleteGoal(ctx.db, ctx.school, { id, seen });
    if (!isDeleted) return showGoalsAgain(ctx, year, "That goal has changed since, so I didn't delete it.");
    return saved(() => showGoalsAgain(ctx, year, `Deleted: ${formatAim(goal)}.`), { done: "Deleted" });
  },
});
