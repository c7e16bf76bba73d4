// How every form of settings works: shown with what is stored, checked with Slack, compared with what another admin
// saved in the meantime, and saved as a whole or not at all.
import { z } from "zod";
import type { Form } from "../../slack/define/form.js";
import { toModal } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { fieldErrors, modal, type Replies, redrawForm, whisper } from "../../slack/define/replies.js";
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
import { toChangedMeanwhile } from "./settings-view.js";

type SchoolSettings = readonly Setting<Ctx, SettingsRow>[];

interface SettingsFormOptions {
  /** Also its callback_id. */
  name: string;
  title: string;
  settings: SchoolSettings;
  /** What has to happen before the settings count. `school` already has them. */
  beforeSaving?(ctx: Ctx, school: School): Promise<void>;
  /** What the admin reads after saving. */
  toSaved(ctx: Ctx, school: School): Promise<Message>;
}

/** Throws Refusal unless this person may change every one of the settings. */
function refuseUnlessAllowed(ctx: Ctx, settings: SchoolSettings): void {
  if (settings.every(({ who }) => who === ctx.user.role)) return;
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
    stale: "This form is out of date and can't be saved. Close it and open the settings again.",
    async run(ctx, values, hidden): Promise<Replies> {
      refuseUnlessAllowed(ctx, settings);
      const errors = await checkSettings(settings, ctx, values);
      if (Object.keys(errors).length > 0) return fieldErrors(errors);
      const [row, change] = [await settingsOf(ctx.db, ctx.school), toSettingsChange(settings, values)];
      const [stored, typed] = [row, { ...row, ...change }].map((shown) => toSettingValues(settings, shown));
      const { opened } = hidden as { opened: Record<string, string> };
      const overtaken = changedMeanwhile(settings, { opened, typed: typed ?? {}, stored: stored ?? {} });
      if (overtaken.length > 0) {
        const notice = toChangedMeanwhile(overtaken.map(({ label }) => label));
        // Saving again replaces what the notice says.
        const seen = { opened: fingerprintsOf(settings, stored ?? {}) };
        return redrawForm(toModal(form, ctx, { values: typed ?? {}, hidden: seen, notice, origin: ctx.origin }));
      }
      const school = withSettings(ctx.school, { ...row, ...change });
      await beforeSaving?.(ctx, school);
      await saveSettings(ctx.db, ctx.school, change);
      return whisper(await toSaved(ctx, school));
    },
  };
  return form;
}

/** Opens the form with the settings as they are. Throws Refusal for people who may not change them. */
export async function openSettings(ctx: Ctx, form: Form<Ctx>, settings: SchoolSettings): Promise<Replies> {
  refuseUnlessAllowed(ctx, settings);
  const values = toSettingValues(settings, await settingsOf(ctx.db, ctx.school));
  const hidden = { opened: fingerprintsOf(settings, values) };
  return modal(toModal(form, ctx, { values, hidden, origin: ctx.origin }));
}
