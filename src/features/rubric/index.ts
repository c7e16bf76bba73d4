// The rubric: the four levels of partnership, with examples from the school's own log.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { exampleForm, openExample } from "./add-example.js";
import { listExamples } from "./list-examples.js";
import { removeFromRubric } from "./remove-example.js";
import { showRubric } from "./show-rubric.js";

export const rubric: Feature<Ctx, PostCtx> = {
  subcommands: [showRubric],
  forms: [exampleForm],
  buttons: [openExample, listExamples, removeFromRubric],
};
