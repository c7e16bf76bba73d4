// Asks a person whether their name may be on a plan's copies outside the school. They can change their answer.
import type { PlanId } from "../../domain/ids.js";
import { planTitle } from "../../domain/plan/plan-fields.js";
import { defineButton } from "../../slack/define/button.js";
import { type Asked, defineQuestion } from "../../slack/define/question.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, replace, saved } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import { plansByIds } from "../../store/plan-lists.js";
import { answerPlanName, planNameAnswers } from "../../store/plan-names.js";
import { findPlan } from "../../store/plans.js";
import type { Ctx, PostCtx } from "../context.js";
import { toNameQuestion, toNameQuestionGone } from "./name-question-view.js";
import { answerNameLink } from "./publish-links.js";
import { showPublishStart } from "./publish-start.js";

type Rows = Pick<PostCtx, "db" | "school">;

/** For each question what its message shows; undefined once the plan is gone. */
async function readAsked({ db, school }: Rows, asked: readonly Asked[]) {
  const ids = [...new Set(asked.flatMap(({ about }) => about))];
  const [plans, answers] = await Promise.all([
    plansByIds(db, school, ids as PlanId[]),
    planNameAnswers(db, school, ids),
  ]);
  return asked.map(({ person, about: [id] }) => {
    const plan = plans.find((one) => one.id === id);
    const answer = answers.find((one) => one.plan === id && one.key === person);
    if (!plan || !answer) return undefined;
    return { plan: plan.id, title: planTitle(plan), askedBy: answer.askedBy, allowed: answer.allowed };
  });
}

async function readQuestion(rows: Rows, asked: Asked): Promise<Message> {
  const [shown] = await readAsked(rows, [asked]);
  return shown ? toNameQuestion(shown) : toNameQuestionGone();
}

export const nameQuestion = defineQuestion({
  name: "plan-name",
  versions: async (ctx: PostCtx, asked) =>
    (await readAsked(ctx, asked)).map((shown) => JSON.stringify(shown ?? "gone")),
  compose: readQuestion,
});

export const answerName = defineButton({
  link: answerNameLink,
  run: async (ctx: Ctx, { plan: id, allowed, inPlace }): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const plan = await findPlan(db, school, id);
    const compose = async () =>
      inPlace && plan
        ? showPublishStart(ctx, plan)
        : replace(await readQuestion(ctx, { person: user.id, about: [id] }), { title: "Your name on a plan" });
    if (!plan || plan.deletedAt) return compose();
    if (!plan.values.people.some((person) => person.id === user.id))
      throw new Refusal("You aren't among the plan's people anymore, so your name isn't on its copies.");
    await answerPlanName(db, school, { plan: plan.id, key: user.id, person: user.id, allowed }, { by: user.id, now });
    return saved(compose, { done: "Your answer is saved" });
  },
});
