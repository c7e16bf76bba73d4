// Reflections: fill in a sheet, choose who can read it, and the monthly prompt.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { editReflection } from "./edit-reflection.js";
import { deleteOwn, listOwn } from "./own-reflections.js";
import { promptThanks } from "./prompt-thanks.js";
import { openReflection, reflectCommand } from "./reflect.js";
import { reflectionForms } from "./reflection-form.js";
import { reflectionPrompt } from "./reflection-prompt.js";
import { shareReflectionForm } from "./share-reflection.js";
import { startOver } from "./start-over.js";

export const reflections: Feature<Ctx, PostCtx> = {
  subcommands: [reflectCommand],
  forms: [...reflectionForms, shareReflectionForm],
  buttons: [openReflection, editReflection, startOver, listOwn, deleteOwn],
  posts: [reflectionPrompt, promptThanks],
};
