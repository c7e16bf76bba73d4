// Sets a goal or changes one: the form, and the buttons that open it.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import {
  type Aim,
  formatAim,
  formatAmount,
  type GoalValues,
  isDownward,
  MAX_GOALS,
  readAim,
  toGoalValues,
} from "../../domain/goal.js";
import type { SchoolYear } from "../../domain/time/school-years.js";
import { defineButton } from "../../slack/define/button.js";
import { defineForm, toFieldValues, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, redrawForm, saved } from "../../slack/define/replies.js";
import { escapeMrkdwn } from "../../slack/message/blocks.js";
import { addGoal, changeGoal, findGoal } from "../../store/goals.js";
import type { Ctx } from "../context.js";
import { goalFields } from "./goal-fields.js";
import { addGoalLink, changeGoalLink } from "./goal-links.js";
import { refuseUnlessGoalSetter, showGoalsAgain, yearToChange } from "./list-goals.js";
import { presentYear, startOf } from "./read-goals.js";

const Hidden = z.object({
  year: z.string(),
  /** The goal to change and its version, as the person saw it; a new goal without them. */
  goal: z.string().optional(),
  seen: z.int().optional(),
  /** The numbers of a goal below its start, once the person was asked about them. */
  lower: z.string().optional(),
});
type Hidden = z.output<typeof Hidden>;

const toLowerKey = ({ start, target }: Aim) => `${start} ${target}`;

const toLowerQuestion = ({ measure: { kind }, start = 0, target }: Aim) =>
  `The goal (${formatAmount(kind, target)}) is lower than where you start (${formatAmount(kind, start)}). If you want it to go down, save again.`;

export const fullWords = (year: string) => `${year} has ${MAX_GOALS} goals already. Delete one to add another.`;

/** With the value of the year before as its start, if none was typed. */
export async function withStart(ctx: Ctx, aim: Aim, year: SchoolYear): Promise<Aim> {
  return aim.start === undefined ? { ...aim, start: await startOf(ctx, { measure: aim.measure, year }) } : aim;
}

export const goalForm = defineForm({
  name: "goal",
  title: ({ goal }) => (goal ? "Change a goal" : "Add a goal"),
  submit: () => "Save",
  fields: goalFields,
  hidden: Hidden,
  footer: () => "The monthly report shows the progress toward it.",
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, values, hidden): Promise<Replies> => {
    await refuseUnlessGoalSetter(ctx);
    const read = readAim(values);
    if ("errors" in read) return fieldErrors(read.errors);
    const year = yearToChange(ctx, hidden.year);
    const aim = await withStart(ctx, read.aim, year);
    if (isDownward(aim) && hidden.lower !== toLowerKey(aim)) return redrawForm(toLowerForm(ctx, aim, hidden));
    return saveGoal(ctx, { aim, year, hidden });
  },
});

/** The form with the question whether the goal is meant to be below its start. */
export const toLowerForm = (ctx: Ctx, aim: Aim, hidden: Hidden) =>
  toModal(goalForm, ctx, {
    ...{ values: toFieldValues({ ...toGoalValues(aim) }), hidden: { ...hidden, lower: toLowerKey(aim) } },
    ...{ notice: toLowerQuestion(aim), origin: ctx.origin },
  });

/** The form as if these values had been chosen in it. */
export const toGoalForm = (ctx: Ctx, values: GoalValues, hidden: Hidden) =>
  toModal(goalForm, ctx, { values: toFieldValues({ ...values }), hidden, origin: ctx.origin });

async function saveGoal(
  ctx: Ctx,
  { aim, year, hidden }: { aim: Aim; year: SchoolYear; hidden: Hidden },
): Promise<Replies> {
  const { db, school, key, now } = ctx;
  const { goal: id, seen = 0 } = hidden;
  const result = id
    ? await changeGoal(db, school, { id, seen, aim, key, now })
    : await addGoal(db, school, { year: year.name, aim, key, now });
  if (result === "outdated") return showChange(ctx, aim, hidden);
  if (result === "full") throw new Refusal(fullWords(year.name));
  if (result === "taken") {
    return fieldErrors({ kind: `${year.name} already has a goal for this. Change that one instead.` });
  }
  const notice = `${id ? "Changed" : "Added"}: ${formatAim(aim)}.`;
  return saved(() => showGoalsAgain(ctx, year, notice));
}

/** Someone changed the goal while the form was open: says how, and keeps what was typed. */
async function showChange(ctx: Ctx, aim: Aim, hidden: Hidden): Promise<Replies> {
  const present = hidden.goal && (await findGoal(ctx.db, ctx.school, hidden.goal));
  if (!present) throw new Refusal("Someone deleted this goal while the form was open. You can add it again.");
  const notice = `Someone changed this goal while the form was open: ${formatAim(present)}. Save again to replace it.`;
  return redrawForm(
    toModal(goalForm, ctx, {
      values: toFieldValues({ ...toGoalValues(aim) }),
      hidden: { ...hidden, seen: present.version },
      ...{ notice: escapeMrkdwn(notice), origin: ctx.origin },
    }),
  );
}

export const openNewGoal = defineButton({
  link: addGoalLink,
  opensForm: true,
  run: async (ctx: Ctx, { year, like }) => {
    await refuseUnlessGoalSetter(ctx);
    const { name } = yearToChange(ctx, year);
    const model = like === undefined ? undefined : await findGoal(ctx.db, ctx.school, like);
    const values: GoalValues = model ? toGoalValues({ ...model, start: undefined }) : { kind: "units", target: "" };
    return modal(toGoalForm(ctx, values, { year: name }));
  },
});

export const openGoal = defineButton({
  link: changeGoalLink,
  opensForm: true,
  run: async (ctx: Ctx, { goal: id }) => {
    await refuseUnlessGoalSetter(ctx);
    const goal = await findGoal(ctx.db, ctx.school, id);
    if (!goal) return showGoalsAgain(ctx, presentYear(ctx), "That goal was deleted.");
    const { name } = yearToChange(ctx, goal.year);
    return modal(toGoalForm(ctx, toGoalValues(goal), { year: name, goal: goal.id, seen: goal.version }));
  },
});
