// What is printed: the papers, and the highlights of the year-end page.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { highlightsForm, openYearEnd } from "./choose-highlights.js";

export const papers: Feature<Ctx, PostCtx> = {
  forms: [highlightsForm],
  buttons: [openYearEnd],
};
