// The figures of a month: reported by librarians, asked for on its last school day, shown by school year.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { askForFigures, turnQuestions } from "./ask-for-figures.js";
import { figuresForm } from "./figures-form.js";
import { fillInFigures } from "./open-figures.js";
import { showFigures, turnFiguresYear } from "./show-figures.js";

export const figures: Feature<Ctx, PostCtx> = {
  subcommands: [showFigures],
  forms: [figuresForm],
  buttons: [fillInFigures, turnFiguresYear, turnQuestions],
  nudges: [askForFigures],
};
