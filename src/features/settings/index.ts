// Settings: the school's own, and what is asked of people without their asking.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { changePromptsCommand, promptsForm } from "./change-prompts.js";
import { changeSettingsCommand, settingsForm } from "./change-settings.js";

export const settings: Feature<Ctx, PostCtx> = {
  subcommands: [changeSettingsCommand, changePromptsCommand],
  forms: [settingsForm, promptsForm],
};
