// Reflections: fill in a sheet, choose who reads it, read what was shared, and the monthly prompt.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { listRoadblocks, listShared, readReflection } from "./read-reflections.js";
import { editReflection, openReflection, reflectCommand, reflectionForms, shareReflectionForm } from "./reflect.js";
import { promptThanks, reflectionPrompt } from "./reflection-prompt.js";

export const reflections: Feature<Ctx, PostCtx> = {
  subcommands: [reflectCommand],
  forms: [...reflectionForms, shareReflectionForm],
  buttons: [openReflection, editReflection, listShared, readReflection, listRoadblocks],
  posts: [reflectionPrompt, promptThanks],
};
