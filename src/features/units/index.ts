// Units: log one, list them, change, delete and restore them.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { listUnits, turnListPage } from "./list-units.js";
import { editUnit, logUnit, logUnitForm } from "./log-unit.js";
import { deleteUnit, restoreUnit, undoLog } from "./remove-unit.js";

export const units: Feature<Ctx, PostCtx> = {
  subcommands: [logUnit, listUnits],
  forms: [logUnitForm],
  buttons: [editUnit, undoLog, deleteUnit, restoreUnit, turnListPage],
};
