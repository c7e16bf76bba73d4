// What the buttons of goals carry.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";

const Year = z.string().min(4).max(20);

/** Shows the goals of a school year, by its name. */
export const goalsLink = defineLink("goals", z.object({ year: Year }));
/** `like`: a goal of another year, to begin with. */
export const addGoalLink = defineLink("add-goal", z.object({ year: Year, like: z.string().optional() }));
/** `seen` is the version the person saw. */
export const changeGoalLink = defineLink("change-goal", z.object({ goal: z.string(), seen: z.int() }));
export const deleteGoalLink = defineLink("delete-goal", z.object({ goal: z.string(), seen: z.int() }));
