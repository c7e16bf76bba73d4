// The figures of a month: reported by librarians, asked for on its last school day, shown by school year.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { askForFigures, turnQuestions } from "./ask-for-figures.js";
import { figuresForm } from "./figures-form.js";
import { dropInExport, importForm, showImport } from "./import-form.js";
import { fillInFigures } from "./open-figures.js";
import { saveAllImports, undoAllImports } from "./save-all-imports.js";
import { saveImport, undoImport } from "./save-import.js";
import { showFigures, turnFiguresYear } from "./show-figures.js";

export const figures: Feature<Ctx, PostCtx> = {
  subcommands: [showFigures],
  forms: [figuresForm, importForm],
  buttons: [
    dropInExport,
    showImport,
    saveImport,
    saveAllImports,
    undoImport,
    undoAllImports,
    fillInFigures,
    turnFiguresYear,
    turnQuestions,
  ],
  nudges: [askForFigures],
};
