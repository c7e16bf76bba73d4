// The Annual Summary of a school year and the summary of any other period: posted by itself, shown, shared.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { annualSummary } from "./annual-summary.js";
import { highlightsForm, openYearEnd } from "./choose-highlights.js";
import { answerUnsureYear } from "./settle-year.js";
import { shareYear, showYear } from "./show-year.js";
import { yearAddition } from "./year-addition.js";

export const year: Feature<Ctx, PostCtx> = {
  subcommands: [showYear],
  forms: [highlightsForm],
  buttons: [shareYear, openYearEnd, answerUnsureYear],
  posts: [annualSummary, yearAddition],
};
