// What is attached to a plan: takes a file or a link out, and puts it back.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Reply, replace, saved, whisper } from "../../slack/define/replies.js";
import { takeOutAttachment } from "../../store/plan-attachments.js";
import type { Ctx } from "../context.js";
import { ATTACHMENTS_TITLE } from "./attachments-view.js";
import { findPlanToChange } from "./find-plan.js";
import { attachmentsLink, takeOutLink } from "./plan-links.js";
import { readAttachmentList } from "./read-attachments.js";

export const seeAttachments = defineButton({
  link: attachmentsLink,
  run: async (ctx: Ctx, { plan, page }): Promise<Reply> => {
    const message = await readAttachmentList(ctx, plan, page === undefined ? {} : { page });
    const title = { title: ATTACHMENTS_TITLE };
    return page === undefined ? whisper(message, title) : replace(message, title);
  },
});

export const takeOut = defineButton({
  link: takeOutLink,
  run: async (ctx: Ctx, { plan: id, attachment, undo = false }): Promise<Reply> => {
    const plan = await findPlanToChange(ctx, id);
    const change = { id: attachment, undo, plan: plan.id, by: ctx.user.id, now: ctx.now };
    const isDone = await takeOutAttachment(ctx.db, ctx.school, change);
    if (!isDone && undo && !plan.attachments.some((one) => one.id === attachment))
      throw new Refusal("There is no room to put it back. Take something else out first.");
    const compose = async () =>
      replace(await readAttachmentList(ctx, plan.id, undo ? {} : { taken: attachment }), { title: ATTACHMENTS_TITLE });
    return isDone ? saved(compose) : compose();
  },
});
