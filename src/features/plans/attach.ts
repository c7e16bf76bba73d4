// Attaches files and links to a plan. A file stays in Slack: only its name, kind, size and address are kept.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { MAX_ATTACHMENTS } from "../../domain/plan/plan-fields.js";
import { defineButton } from "../../slack/define/button.js";
import type { LinkedFile } from "../../slack/define/file-field.js";
import { besideMessage, defineForm, toModal } from "../../slack/define/form.js";
import { fieldErrors, modal, type Replies, replace, saved } from "../../slack/define/replies.js";
import { addAttachments } from "../../store/plan-attachments.js";
import type { Plan } from "../../store/plan-row.js";
import { wasSeen } from "../../store/requests.js";
import type { Ctx } from "../context.js";
import { fileFields, fromFile, type NewAttachment } from "./attachment-inputs.js";
import { ATTACHMENTS_TITLE } from "./attachments-view.js";
import { findPlanToChange } from "./find-plan.js";
import { attachFilesLink } from "./plan-links.js";
import { readAttachmentList } from "./read-attachments.js";
import { WHO_SEES_A_PLAN } from "./see-plan-view.js";

const NOT_ATTACHED = "They weren't attached. Please try again.";

const identityOf = ({ file, address }: NewAttachment) => file?.id ?? address;

/** Those that the plan doesn't have yet, each once. */
function newTo(plan: Plan, attachments: readonly NewAttachment[]): NewAttachment[] {
  const there = plan.attachments.map(identityOf);
  const isFirst = (one: NewAttachment, at: number) =>
    attachments.findIndex((other) => identityOf(other) === identityOf(one)) === at;
  return attachments.filter((one, at) => isFirst(one, at) && !there.includes(identityOf(one)));
}

/** Why the plan doesn't take these; undefined if it does. */
export const whyTooMany = (plan: Plan, attachments: readonly NewAttachment[]): string | undefined =>
  plan.attachments.length + newTo(plan, attachments).length > MAX_ATTACHMENTS
    ? `A plan takes ${MAX_ATTACHMENTS} files and links, and this one has ${plan.attachments.length}.`
    : undefined;

/** Undefined once they are attached; otherwise why they aren't. */
export async function attach(
  ctx: Ctx,
  plan: Plan,
  { attachments, key }: { attachments: readonly NewAttachment[]; key: string },
): Promise<string | undefined> {
  const added = newTo(plan, attachments);
  if (added.length === 0) return undefined;
  const change = { plan: plan.id, by: ctx.user.id, now: ctx.now, key: `${key} files`, attachments: added };
  const isDone = await addAttachments(ctx.db, ctx.school, change);
  if (isDone || (await wasSeen(ctx.db, ctx.school, change.key))) return undefined;
  // Someone else may have attached something meanwhile.
  return whyTooMany(await findPlanToChange(ctx, plan.id), attachments) ?? NOT_ATTACHED;
}

export const attachForm = defineForm({
  name: "attach-files",
  title: () => "Attach files",
  submit: () => "Attach",
  fields: fileFields,
  hidden: z.object({ plan: z.string() }),
  footer: () => WHO_SEES_A_PLAN,
  stale: FORM_EXPIRED,
  run: async (ctx: Ctx, { files }, { plan: id }): Promise<Replies> => {
    const plan = await findPlanToChange(ctx, id);
    const full = await attach(ctx, plan, { attachments: (files as LinkedFile[]).map(fromFile), key: ctx.key });
    if (full) return fieldErrors({ files: full });
    return saved(async () => replace(await readAttachmentList(ctx, plan.id), { title: ATTACHMENTS_TITLE }));
  },
});

export const attachFiles = defineButton({
  link: attachFilesLink,
  opensForm: true,
  run: async (ctx: Ctx, { plan: id }) => {
    const plan = await findPlanToChange(ctx, id);
    return modal(toModal(attachForm, ctx, { hidden: { plan: plan.id }, origin: besideMessage(ctx.origin) }));
  },
});
