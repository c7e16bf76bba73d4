// Changing the school's settings: a form for admins.
import { defineForm } from "../../slack/define/form.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { isAnnounced } from "../../store/announcements.js";
import type { Ctx } from "../context.js";
import { schoolSettings } from "./school-settings.js";
import { openSettings, toSettingsForm } from "./settings-form.js";
import { toSettingsSaved } from "./settings-saved-view.js";

export const settingsForm = defineForm(
  toSettingsForm({
    name: "settings",
    title: "Settings",
    settings: schoolSettings,
    toSaved: async ({ db, now }, school) =>
      toSettingsSaved(school, { now, isAnnounced: await isAnnounced(db, school) }),
  }),
);

export const changeSettingsCommand = defineSubcommand({
  word: "settings",
  summary: "channels, librarians, grades",
  button: "Change settings",
  opensForm: true,
  isFor: (ctx: Ctx) => ctx.user.role === "admin",
  run: (ctx: Ctx) => openSettings(ctx, settingsForm, schoolSettings),
});
