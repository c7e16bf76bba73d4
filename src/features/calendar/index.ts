// The school calendar: see it, enter a school year, and add, paste, import, change and delete closings.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { addClosing, closingForm, openClosing } from "./change-closing.js";
import { changeYear, yearForm } from "./change-year.js";
import { deleteClosing, restoreClosing, undoClosings } from "./delete-closing.js";
import { askDeleteYear, deleteYear, restoreYear } from "./delete-year.js";
import { importCalendar, importForm, pasteClosings, pasteForm } from "./paste-closings.js";
import { discardClosings, saveClosings, turnPreviewPage } from "./preview.js";
import { showCalendar, turnCalendarPage } from "./show-calendar.js";

export const schoolCalendar: Feature<Ctx, PostCtx> = {
  subcommands: [showCalendar],
  forms: [yearForm, closingForm, pasteForm, importForm],
  buttons: [
    ...[turnCalendarPage, changeYear, addClosing, openClosing, deleteClosing, restoreClosing, undoClosings],
    ...[
      askDeleteYear,
      deleteYear,
      restoreYear,
      pasteClosings,
      importCalendar,
      turnPreviewPage,
      saveClosings,
      discardClosings,
    ],
  ],
};
