// Units: log one, list them, change, delete and restore them.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { deleteUnit, undoLog } from "./delete-unit.js";
import { editUnit } from "./edit-unit.js";
import { listUnits, turnListPage } from "./list-units.js";
import { logUnit } from "./log-unit.js";
import { restoreUnit } from "./restore-unit.js";
import { unitForm } from "./unit-form.js";

export const units: Feature<Ctx, PostCtx> = {
  subcommands: [logUnit, listUnits],
  forms: [unitForm],
  buttons: [editUnit, undoLog, deleteUnit, restoreUnit, turnListPage],
};
