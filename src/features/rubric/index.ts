// The rubric: the four levels of partnership, with the school's own examples.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { exampleForm, listExamples, openExample, showRubric, takeOutExample } from "./show-rubric.js";

export const rubric: Feature<Ctx, PostCtx> = {
  subcommands: [showRubric],
  forms: [exampleForm],
  buttons: [openExample, listExamples, takeOutExample],
};
