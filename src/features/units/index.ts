// Units: log one, list them, see one, change, delete and restore them, log them again.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { anotherSection, undoSection } from "./another-section.js";
import { askDelete, deleteUnit, deleteUnitForm, undoLog } from "./delete-unit.js";
import { editUnit } from "./edit-unit.js";
import { filterForm, filterUnits } from "./filter-units.js";
import { listUnits, turnListPage } from "./list-units.js";
import { logAgain } from "./log-again.js";
import { logUnit } from "./log-unit.js";
import { restoreUnit } from "./restore-unit.js";
import { seeLevelOpinions, seeUnit } from "./see-unit.js";
import { undoEdit } from "./undo-edit.js";
import { unitForm } from "./unit-form.js";

export const units: Feature<Ctx, PostCtx> = {
  subcommands: [logUnit, listUnits],
  forms: [unitForm, deleteUnitForm, filterForm],
  buttons: [
    ...[seeUnit, editUnit, logAgain, undoLog, askDelete, deleteUnit, restoreUnit, undoEdit],
    ...[anotherSection, undoSection],
    ...[turnListPage, filterUnits, seeLevelOpinions],
  ],
};
