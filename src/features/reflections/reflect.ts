// Reflect: every sheet of the packet that asks people to think, as a form; kept while it is typed, read by whom one chooses.
import { createHash } from "node:crypto";
import { z } from "zod";
import { sheets } from "../../content/index.js";
import {
  errorsInAnswers,
  type FilledSheet,
  readFilledSheet,
  roadblockSlots,
  type Sheet,
} from "../../domain/reflection.js";
import { defineButton } from "../../slack/define/button.js";
import type { FieldValues } from "../../slack/define/field.js";
import { defineForm, type Fields, type Form, toFieldValues, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { draftOf, saveDraft, saveSubmittedDraft } from "../../store/drafts.js";
import { addReflection, changeReflection, ownReflection, type ReflectionContent } from "../../store/reflections.js";
import { wasSeen } from "../../store/requests.js";
import type { Reflection } from "../../store/saved-reflection.js";
import type { Ctx } from "../context.js";
import { channelProblemWords } from "../posts/post-problem-view.js";
import { comesBackAt } from "../roadblocks/return-roadblock-view.js";
import { toPicker } from "./picker-view.js";
import {
  draftKey,
  editReflectionLink,
  reflectLink,
  sheetOf,
  toFooter,
  toPost,
  toPostIntro,
  toSheetFields,
} from "./reflect-view.js";
import { toSavedReplies } from "./saved-view.js";

const Hidden = z.object({
  /** The reflection that is changed; none for a new one. */
  reflection: z.string().optional(),
});

const SharedHidden = Hidden.extend({
  sheet: z.string(),
  /** The form it was filled in with: sending that once is sending it once. */
  key: z.string(),
  /** Of what was shown: nothing else is posted. */
  digest: z.string(),
});

type Hidden = z.output<typeof Hidden>;

const STALE = "This form is too old to be saved. What you typed is kept: open the reflection again and go on.";
const CHANGED =
  "What you typed has changed since this was shown, so it was not posted. Close this, and choose Save again to see the post as it is now.";

const draftKeyOf = (sheet: Sheet, hidden: Hidden) => draftKey({ sheet: sheet.key, reflection: hidden.reflection });

const digestOf = ({ answers, channel }: FilledSheet) =>
  createHash("sha256")
    .update(JSON.stringify([answers, channel]))
    .digest("base64url");

async function sheetErrors(
  ctx: Ctx,
  { sheet, answers, audience, channel }: FilledSheet,
): Promise<Record<string, string>> {
  const errors = errorsInAnswers(sheet, answers);
  if (audience !== "channel" || Object.keys(errors).length > 0) return errors;
  if (!channel) return { channel: "Choose the channel to share it in." };
  const trouble = await ctx.channelProblem(channel);
  return trouble ? { channel: channelProblemWords[trouble] } : {};
}

const formName = (sheet: Sheet) => `reflect-${sheet.key}`;

function toReflectionForm(sheet: Sheet): Form<Ctx, Fields<Ctx>, typeof Hidden> {
  return {
    name: formName(sheet),
    title: () => sheet.title,
    submit: () => "Save",
    fields: toSheetFields(sheet),
    hidden: Hidden,
    footer: (_ctx: Ctx, draft) => toFooter(draft),
    stale: STALE,
    saveDraft: (ctx: Ctx, draft, { hidden, typedAt }) => keep(ctx, draft, { form: draftKeyOf(sheet, hidden), typedAt }),
    run: async (ctx: Ctx, values, hidden): Promise<Replies> => {
      const filled = readFilledSheet(sheet, values);
      const errors = await sheetErrors(ctx, filled);
      if (Object.keys(errors).length > 0) return fieldErrors(errors);
      if (filled.audience === "channel") return preview(ctx, filled, { hidden, fields: toFieldValues(values) });
      return save(ctx, filled, { hidden, key: ctx.key });
    },
  };
}

export const reflectionForms: readonly Form<Ctx>[] = sheets.map(toReflectionForm);

/** Who reads it is no draft by itself: there has to be something to read. */
async function keep(ctx: Ctx, draft: FieldValues, at: { form: string; typedAt: Date }): Promise<void> {
  const { audience: _audience, channel: _channel, ...typed } = draft;
  const fields = Object.keys(typed).length > 0 ? draft : {};
  await saveDraft(ctx.db, ctx.school, { person: ctx.user.id, key: ctx.key, fields, ...at });
}

/** Shows exactly what will be posted; nothing is saved yet but the draft. */
async function preview(ctx: Ctx, filled: FilledSheet, at: { hidden: Hidden; fields: FieldValues }): Promise<Replies> {
  const { sheet } = filled;
  const form = draftKeyOf(sheet, at.hidden);
  await saveSubmittedDraft(ctx.db, ctx.school, { person: ctx.user.id, form, fields: at.fields, now: ctx.now });
  const hidden = { ...at.hidden, sheet: sheet.key, key: ctx.key, digest: digestOf(filled) };
  return modal(toModal(shareReflectionForm, ctx, { values: at.fields, hidden, origin: ctx.origin }));
}

export const shareReflectionForm = defineForm({
  name: "share-reflection",
  title: () => "Share a reflection",
  submit: () => "Post it",
  fields: {},
  hidden: SharedHidden,
  clears: true,
  intro: (ctx: Ctx, { hidden, values }) => {
    const sheet = sheetOf(hidden.sheet);
    const filled = sheet && readFilledSheet(sheet, values);
    return filled ? [toPostIntro(filled), ...toPost(filled, ctx.user.name)] : [];
  },
  footer: () => "It goes out when you choose Post it.",
  stale: STALE,
  run: async (ctx: Ctx, _values, hidden): Promise<Replies> => {
    const sheet = sheetOf(hidden.sheet);
    const fields = await draftOf(ctx.db, ctx.school, { person: ctx.user.id, form: draftKey(hidden) });
    if (await wasSeen(ctx.db, ctx.school, hidden.key)) return [];
    if (!sheet || !fields) throw new Refusal(STALE);
    const filled = readFilledSheet(sheet, fields);
    if (digestOf(filled) !== hidden.digest) throw new Refusal(CHANGED);
    const errors = await sheetErrors(ctx, filled);
    if (Object.keys(errors).length > 0) throw new Refusal(Object.values(errors).join(" "));
    return save(ctx, filled, { hidden, key: hidden.key });
  },
});

function toReflectionContent(ctx: Ctx, filled: FilledSheet, draft: string): ReflectionContent {
  return {
    answers: filled.answers,
    audience: filled.audience,
    channel: filled.channel as ReflectionContent["channel"],
    roadblocks: { slots: roadblockSlots(filled), askAt: comesBackAt(ctx) },
    draft,
    now: ctx.now,
  };
}

async function save(ctx: Ctx, filled: FilledSheet, { hidden, key }: { hidden: Hidden; key: string }): Promise<Replies> {
  const { db, school, user } = ctx;
  const { sheet } = filled;
  const reflected = { ...toReflectionContent(ctx, filled, draftKeyOf(sheet, hidden)), person: user.id, key };
  if (hidden.reflection === undefined) {
    const id = await addReflection(db, school, { ...reflected, sheet: sheet.key });
    return id ? toSavedReplies(ctx, { id, filled, before: undefined }) : [];
  }
  const before = await reflectionToChange(ctx, hidden.reflection);
  if (before.sheet !== sheet.key) throw new Refusal(STALE);
  const isChanged = await changeReflection(db, school, { ...reflected, id: before.id });
  return isChanged ? toSavedReplies(ctx, { id: before.id, filled, before }) : [];
}

/** The reflection, if this person wrote it. Throws Refusal otherwise. */
async function reflectionToChange(ctx: Ctx, id: string): Promise<Reflection> {
  const reflection = await ownReflection(ctx.db, ctx.school, { id, person: ctx.user.id });
  if (!reflection) throw new Refusal("This reflection is not there, or not yours. Nothing was changed.");
  return reflection;
}

/** Opens the sheet with what stands in its draft; without one with what was answered, if it is to be changed. */
async function open(
  ctx: Ctx,
  sheet: Sheet,
  { hidden, fields }: { hidden: Hidden; fields: FieldValues },
): Promise<Replies> {
  const form = reflectionForms.find(({ name }) => name === formName(sheet));
  if (!form) throw new Error(`The sheet ${sheet.key} has no form.`);
  const draft = await draftOf(ctx.db, ctx.school, { person: ctx.user.id, form: draftKeyOf(sheet, hidden) });
  const notice = draft
    ? { notice: "You are picking up where you left off. To drop this draft, empty its fields." }
    : {};
  const filled = { audience: "me", ...(draft ?? fields) };
  return modal(toModal(form, ctx, { values: filled, hidden, origin: ctx.origin, ...notice }));
}

export const reflectCommand = defineSubcommand({
  word: "reflect",
  usage: `[${sheets.map(({ key }) => key).join("|")}]`,
  summary: "a few minutes of thinking about partnership; you choose who reads it",
  button: "Reflect",
  run: async (ctx: Ctx, typed) => {
    const sheet = sheetOf(typed.trim().toLowerCase());
    return sheet
      ? open(ctx, sheet, { hidden: {}, fields: {} })
      : whisper(await toPicker(ctx, typed.trim() || undefined));
  },
});

export const openReflection = defineButton({
  link: reflectLink,
  run: async (ctx: Ctx, { sheet: key }) => {
    const sheet = sheetOf(key);
    if (sheet) return open(ctx, sheet, { hidden: {}, fields: {} });
    throw new Refusal(`This reflection is no longer offered. Type \`${ctx.command} reflect\` to see those that are.`);
  },
});

export const editReflection = defineButton({
  link: editReflectionLink,
  run: async (ctx: Ctx, value) => {
    const { id, sheet: key, answers, audience, channel } = await reflectionToChange(ctx, value.reflection);
    const sheet = sheetOf(key);
    if (!sheet) throw new Refusal("This reflection is no longer offered, so it cannot be changed.");
    return open(ctx, sheet, { hidden: { reflection: id }, fields: toFieldValues({ ...answers, audience, channel }) });
  },
});
