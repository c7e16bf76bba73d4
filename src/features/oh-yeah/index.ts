// OH YEAHs: save one, ask its author, list them, and pick some for the report.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { answerConsent, keepAsOhYeah, ohYeahCommand, pickForReport, removeOhYeah, turnOhYeahPage } from "./oh-yeah.js";

export const ohYeah: Feature<Ctx, PostCtx> = {
  subcommands: [ohYeahCommand],
  buttons: [answerConsent, removeOhYeah, pickForReport, turnOhYeahPage],
  messageShortcuts: [keepAsOhYeah],
};
