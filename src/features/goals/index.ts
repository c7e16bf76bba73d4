// Goals: what a school wants to reach in a school year, and the way toward it.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { removeGoal } from "./delete-goal.js";
import { goalForm, openGoal, openNewGoal } from "./goal-form.js";
import { listGoals } from "./list-goals.js";
import { showGoals } from "./show-goals.js";

export const goals: Feature<Ctx, PostCtx> = {
  subcommands: [showGoals],
  forms: [goalForm],
  buttons: [listGoals, openNewGoal, openGoal, removeGoal],
};
