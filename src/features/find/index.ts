// Finding plans and units by words, and using them again.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { changeSearch, find, turnFindPage } from "./find.js";
import { findForm } from "./find-form.js";
import { logItAgain } from "./log-it-again.js";
import { usePlan } from "./use-plan.js";

export const finding: Feature<Ctx, PostCtx> = {
  subcommands: [find],
  forms: [findForm],
  buttons: [turnFindPage, changeSearch, usePlan, logItAgain],
};
