// Settings: the school's own, those for what Bookend asks people on its own, and the announcement to the staff.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { announce, announceForm, announcementForm } from "./announce.js";
import { changePromptsCommand, promptsForm } from "./change-prompts.js";
import { changeSettingsCommand, settingsForm } from "./change-settings.js";
import { promptSettings } from "./prompt-settings.js";
import { schoolSettings } from "./school-settings.js";

export const adminSettings: Feature<Ctx, PostCtx> = {
  subcommands: [changeSettingsCommand, changePromptsCommand],
  forms: [settingsForm, promptsForm, announceForm, announcementForm],
  buttons: [announce],
  settings: [...schoolSettings, ...promptSettings],
};
