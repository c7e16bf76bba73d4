// Prepares a plan's copy for people outside the school: asks who may be named, and says where that is.
import { managesLibrary } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { directQuestion, type Replies, type Reply, saved, whisper } from "../../slack/define/replies.js";
import { answerPlanName, askPlanName, forgetPlanName } from "../../store/plan-names.js";
import type { Ctx } from "../context.js";
import { publishPlanLink } from "../plans/plan-paper-links.js";
import { nameQuestion } from "./name-question.js";
import { askNamesLink, confirmNameLink } from "./publish-links.js";
import { PUBLISH_TITLE, readPublishStart, showPublishStart, whomToAsk } from "./publish-start.js";
import { findPlanToPublish, readNames } from "./read-copy.js";

export const publishPlan = defineButton({
  link: publishPlanLink,
  run: async (ctx: Ctx, { plan }) =>
    whisper(await readPublishStart(ctx, await findPlanToPublish(ctx, plan)), { title: PUBLISH_TITLE }),
});

export const askNames = defineButton({
  link: askNamesLink,
  run: async (ctx: Ctx, { plan: id }): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const plan = await findPlanToPublish(ctx, id);
    const questions: Reply[] = [];
    for (const { person, key } of await whomToAsk(ctx, await readNames(ctx, plan))) {
      const name = { plan: plan.id, key, person: person.id };
      // Of two clicks at once, one asks.
      if (!person.id || !(await askPlanName(db, school, name, { by: user.id, now }))) continue;
      const ifNotSent = () => forgetPlanName(db, school, name);
      questions.push(directQuestion(person.id, { name: nameQuestion.name, about: [plan.id] }, { ifNotSent }));
    }
    return [...questions, saved(() => showPublishStart(ctx, plan), { done: "They are being asked" })];
  },
});

export const confirmName = defineButton({
  link: confirmNameLink,
  run: async (ctx: Ctx, { plan: id, key, allowed }): Promise<Replies> => {
    const { db, school, now } = ctx;
    const plan = await findPlanToPublish(ctx, id);
    const user = await ctx.userNow();
    if (!managesLibrary(user))
      throw new Refusal("Only librarians and admins can say what someone outside Slack answered. Nothing was changed.");
    const name = (await readNames(ctx, plan)).find((one) => one.key === key && one.person.id === undefined);
    if (!name) throw new Refusal("That name isn't in the plan anymore. Nothing was changed.");
    await answerPlanName(db, school, { plan: plan.id, key, allowed }, { by: user.id, now });
    return saved(() => showPublishStart(ctx, plan));
  },
});
