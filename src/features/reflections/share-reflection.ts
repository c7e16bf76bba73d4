// Shares a reflection in a channel: its writer sees the post first, and exactly that is posted.
import { createHash } from "node:crypto";
import { sheetOf } from "../../content/index.js";
import { draftKey, type FilledSheet, readFilledSheet } from "../../domain/reflection.js";
import { statesAfter } from "../../domain/reflection-as-read.js";
import type { FieldValues } from "../../slack/define/field.js";
import { defineForm, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { modal, type Replies } from "../../slack/define/replies.js";
import { viewBlocks } from "../../slack/message/blocks.js";
import { draftOf, saveSubmittedDraft } from "../../store/drafts.js";
import { ownReflection } from "../../store/own-reflections.js";
import { wasSeen } from "../../store/requests.js";
import type { Ctx } from "../context.js";
import { toPreview } from "../sharing/reflection-as-read-view.js";
import { EXPIRED } from "./expired-view.js";
import { HiddenInPreview } from "./hidden-values.js";
import { findErrors, saveReflection } from "./save-reflection.js";

const CHANGED =
  "Your answers have changed since this preview, so it wasn't posted. Close this and choose Save again to see the new preview.";

const digestOf = ({ answers, channel }: FilledSheet) =>
  createHash("sha256")
    .update(JSON.stringify([answers, channel]))
    .digest("base64url");

/** Shows exactly what will be posted. So far only the draft is saved. */
export async function previewPost(
  ctx: Ctx,
  filled: FilledSheet & { channel: string },
  { reflection, fields }: { reflection: string | undefined; fields: FieldValues },
): Promise<Replies> {
  const sheet = filled.sheet.key;
  const draft = draftKey({ sheet, reflection });
  await saveSubmittedDraft(ctx.db, ctx.school, { person: ctx.user.id, form: draft, fields, now: ctx.now });
  const before = reflection && (await ownReflection(ctx.db, ctx.school, { id: reflection, person: ctx.user.id }));
  const roadblocks = before ? statesAfter(before, filled) : [];
  const preview = toPreview({ ...filled, roadblocks, name: ctx.user.name }, filled.channel);
  const hidden = { reflection, sheet, key: ctx.key, digest: digestOf(filled) };
  const form = toModal(shareReflectionForm, ctx, { hidden, origin: ctx.origin });
  return modal({ ...form, blocks: viewBlocks(preview) });
}

export const shareReflectionForm = defineForm({
  name: "share-reflection",
  title: () => "Share a reflection",
  submit: () => "Post it",
  fields: {},
  hidden: HiddenInPreview,
  clears: true,
  stale: EXPIRED,
  run: async (ctx: Ctx, _values, hidden): Promise<Replies> => {
    const { reflection, key, digest } = hidden;
    const form = draftKey(hidden);
    const sheet = sheetOf(hidden.sheet);
    const draft = await draftOf(ctx.db, ctx.school, { person: ctx.user.id, form });
    if (await wasSeen(ctx.db, ctx.school, key)) return [];
    if (!sheet || !draft) throw new Refusal(EXPIRED);
    const filled = readFilledSheet(sheet, draft.fields);
    if (digestOf(filled) !== digest) throw new Refusal(CHANGED);
    const errors = await findErrors(ctx, filled);
    if (Object.keys(errors).length > 0) throw new Refusal(Object.values(errors).join(" "));
    return saveReflection(ctx, filled, { reflection, draft: form, key });
  },
});
