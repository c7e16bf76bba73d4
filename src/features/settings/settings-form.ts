// How every form of settings works: it shows what is stored, asks Slack about channels and people, stops when another
// admin saved in the meantime, and saves everything or nothing.
import { z } from "zod";
import { FORM_EXPIRED } from "../../content/form-words.js";
import { type Form, toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, redrawForm, saved, whisper } from "../../slack/define/replies.js";
import {
  changedMeanwhile,
  checkSettings,
  fingerprintsOf,
  type Setting,
  toSettingFields,
  toSettingsChange,
  toSettingValues,
} from "../../slack/define/setting.js";
import type { Message } from "../../slack/message/blocks.js";
import { type School, withSettings } from "../../store/schools.js";
import { type SettingsRow, saveSettings, settingsOf } from "../../store/settings.js";
import type { Ctx } from "../context.js";
import { toChangedMeanwhile } from "./settings-saved-view.js";

type SchoolSettings = readonly Setting<Ctx, SettingsRow>[];

interface SettingsFormOptions {
  /** Also its callback_id. */
  name: string;
  title: string;
  settings: SchoolSettings;
  /** Runs right before saving. `school` already has the new settings. */
  beforeSaving?(ctx: Ctx, school: School): Promise<void>;
  /** What the admin reads after saving. */
  toSaved(ctx: Ctx, school: School): Promise<Message>;
}

/** Throws Refusal unless this person may change every one of the settings, as Slack describes them now. */
async function refuseUnlessAllowed(ctx: Ctx, settings: SchoolSettings): Promise<void> {
  const { role } = await ctx.userNow();
  if (settings.every(({ who }) => who === role)) return;
  throw new Refusal("Only admins can change Bookend's settings. Ask an admin or owner of this workspace.");
}

export function toSettingsForm({ name, title, settings, beforeSaving, toSaved }: SettingsFormOptions) {
  const keys = settings.map(({ key }) => [key, z.string()] as const);
  const form: Form<Ctx> = {
    name,
    title: () => title,
    submit: () => "Save",
    fields: toSettingFields(settings),
    /** A fingerprint of each setting as it was when the form was opened. */
    hidden: z.object({ opened: z.object(Object.fromEntries(keys)) }),
    footer: ({ school }) => `These settings apply to everyone at ${school.name}.`,
    stale: FORM_EXPIRED,
    async run(ctx, values, hidden): Promise<Replies> {
      // At once, because all our questions to Slack share the time it gives us.
      const [errors] = await Promise.all([checkSettings(settings, ctx, values), refuseUnlessAllowed(ctx, settings)]);
      if (Object.keys(errors).length > 0) return fieldErrors(errors);
      const row = await settingsOf(ctx.db, ctx.school);
      const change = toSettingsChange(settings, values);
      const newRow = { ...row, ...change };
      const { opened } = hidden as { opened: Record<string, string> };
      const [stored, typed] = [toSettingValues(settings, row), toSettingValues(settings, newRow)];
      const changed = changedMeanwhile(settings, { opened, typed, stored });
      if (changed.length > 0) {
        const notice = toChangedMeanwhile(changed.map(({ label }) => label));
        // The next save counts from what the notice says, so it replaces those changes.
        const seen = { opened: fingerprintsOf(settings, stored) };
        return redrawForm(toModal(form, ctx, { values: typed, hidden: seen, notice, origin: ctx.origin }));
      }
      const school = withSettings(ctx.school, newRow);
      await beforeSaving?.(ctx, school);
      await saveSettings(ctx.db, ctx.school, change);
      return saved(async () => whisper(await toSaved(ctx, school), { title }));
    },
  };
  return form;
}

/** Opens the form with the current settings. Throws Refusal for people who may not change them. */
export async function openSettings(ctx: Ctx, form: Form<Ctx>, settings: SchoolSettings): Promise<Replies> {
  await refuseUnlessAllowed(ctx, settings);
  const values = toSettingValues(settings, await settingsOf(ctx.db, ctx.school));
  const hidden = { opened: fingerprintsOf(settings, values) };
  return modal(toModal(form, ctx, { values, hidden, origin: ctx.origin }));
}
