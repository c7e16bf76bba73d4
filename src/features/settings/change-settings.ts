// Changing the school's settings: a form for admins.
import { monthName } from "../../domain/time/month.js";
import { nextReport } from "../../domain/time/report-schedule.js";
import { defineForm } from "../../slack/define/form.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { isAnnounced } from "../../store/announcements.js";
import type { Ctx } from "../context.js";
import { readUpcoming } from "../posts/upcoming-posts.js";
import { MONTHLY_REPORT } from "../report/monthly-report.js";
import { schoolSettings } from "./school-settings.js";
import { openSettings, toSettingsForm } from "./settings-form.js";
import { toSettingsSaved } from "./settings-saved-view.js";

/** The next report that isn't out yet; before the first unit, the one that there would be. */
async function readNextReport(ctx: Ctx) {
  const next = (await readUpcoming(ctx)).find(({ post }) => post === MONTHLY_REPORT);
  if (next) return next;
  const { month, dueAt } = nextReport(ctx.school.report, ctx.now, ctx.school.calendar);
  return { what: `${monthName(month)}'s report`, dueAt };
}

export const settingsForm = defineForm(
  toSettingsForm({
    name: "settings",
    title: "Settings",
    settings: schoolSettings,
    toSaved: async (ctx, school) =>
      toSettingsSaved(school, {
        next: await readNextReport({ ...ctx, school }),
        isAnnounced: await isAnnounced(ctx.db, school),
      }),
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
