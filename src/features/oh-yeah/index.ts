// OH YEAHs: save one, ask its author, list them, and pick some for the report.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { answerConsent } from "./answer-consent.js";
import { authorNotice, consentQuestion } from "./author-questions.js";
import { turnOhYeahPage } from "./list-oh-yeahs.js";
import { pickForReport } from "./pick-oh-yeah.js";
import { removeOhYeah } from "./remove-oh-yeah.js";
import { saveMessageAsOhYeah } from "./save-message.js";
import { ohYeahCommand } from "./save-oh-yeah.js";

export const ohYeah: Feature<Ctx, PostCtx> = {
  subcommands: [ohYeahCommand],
  questions: [consentQuestion, authorNotice],
  buttons: [answerConsent, removeOhYeah, pickForReport, turnOhYeahPage],
  messageShortcuts: [saveMessageAsOhYeah],
};
