// The form of each sheet: drafts are saved as people type, and what is sent is checked, then saved or previewed.
import { sheets } from "../../content/index.js";
import type { PersonId } from "../../domain/ids.js";
import { draftKey, readFilledSheet, type Sheet } from "../../domain/reflection.js";
import type { FieldValues } from "../../slack/define/field.js";
import { type Fields, type Form, toFieldValues } from "../../slack/define/form.js";
import { fieldErrors, type Replies, whisper } from "../../slack/define/replies.js";
import { paragraph } from "../../slack/message/blocks.js";
import { claimDraftNotice, draftOf, saveDraft } from "../../store/drafts.js";
import { ownReflection } from "../../store/own-reflections.js";
import type { Ctx } from "../context.js";
import { stillVisibleWords } from "../posts/still-visible-view.js";
import { EXPIRED } from "./expired-view.js";
import { HiddenInForm } from "./hidden-values.js";
import { findErrors, reflectionToChange, saveReflection } from "./save-reflection.js";
import { previewPost } from "./share-reflection.js";
import { toDraftIntro, toDraftSaved, toSheetFields } from "./sheet-form-view.js";

function toReflectionForm(sheet: Sheet): Form<Ctx, Fields<Ctx>, typeof HiddenInForm> {
  const keyOf = (reflection: string | undefined) => draftKey({ sheet: sheet.key, reflection });
  return {
    name: `reflect-${sheet.key}`,
    title: () => `${sheet.title}: Reflection`,
    submit: () => "Save",
    fields: toSheetFields(sheet),
    hidden: HiddenInForm,
    // Start over puts a new form on top of the one with the draft.
    clears: true,
    intro: (ctx: Ctx, { hidden: { reflection, draft, stillIn } }) => [
      ...(stillIn ? [paragraph(...stillVisibleWords(stillIn))] : []),
      ...(draft
        ? toDraftIntro(ctx, draft.typedOn, draft.canStartOver ? { sheet: sheet.key, reflection } : undefined)
        : []),
    ],
    stale: EXPIRED,
    draft: {
      read: async (ctx: Ctx, { reflection }) =>
        (await draftOf(ctx.db, ctx.school, { person: ctx.user.id, form: keyOf(reflection) }))?.fields,
      save: async (ctx: Ctx, values, { hidden: { reflection }, typedAt }) => {
        // A keystroke may arrive after its reflection was deleted. Nothing of it stays.
        if (reflection && !(await isOwn(ctx, reflection))) return;
        await saveTyped(ctx, values, { person: ctx.user.id, form: keyOf(reflection), typedAt });
      },
    },
    onClose: async (ctx: Ctx, { reflection }): Promise<Replies> => {
      const draft = { person: ctx.user.id, form: keyOf(reflection), now: ctx.now };
      if (!(await claimDraftNotice(ctx.db, ctx.school, draft))) return [];
      return whisper(toDraftSaved(sheet, reflection), { title: "Draft saved" });
    },
    run: async (ctx: Ctx, values, { reflection }): Promise<Replies> => {
      if (reflection) await reflectionToChange(ctx, reflection);
      const filled = readFilledSheet(sheet, values);
      const errors = await findErrors(ctx, filled);
      if (Object.keys(errors).length > 0) return fieldErrors(errors);
      const { channel } = filled;
      if (channel) return previewPost(ctx, { ...filled, channel }, { reflection, fields: toFieldValues(values) });
      return saveReflection(ctx, filled, { reflection, draft: keyOf(reflection), key: ctx.key });
    },
  };
}

const isOwn = async ({ db, school, user }: Ctx, id: string) =>
  (await ownReflection(db, school, { id, person: user.id })) !== undefined;

export const reflectionForms = sheets.map(toReflectionForm);

export const formOf = (sheet: Sheet) => reflectionForms[sheets.indexOf(sheet)];

/** A form with nothing but who can read it is no draft. */
async function saveTyped(
  ctx: Ctx,
  values: FieldValues,
  draft: { person: PersonId; form: string; typedAt: Date },
): Promise<void> {
  const { audience: _audience, channel: _channel, ...typed } = values;
  const fields = Object.keys(typed).length > 0 ? values : {};
  await saveDraft(ctx.db, ctx.school, { key: ctx.key, fields, ...draft });
}
