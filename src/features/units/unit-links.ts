// What the buttons of a unit carry: its id, a hint that the click looks up again.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";

const UnitValue = z.object({ unit: z.string() });

export const editUnitLink = defineLink("edit-unit", UnitValue);
export const deleteUnitLink = defineLink("delete-unit", UnitValue);
/** Deletes what was just logged, without asking. */
export const undoLogLink = defineLink("undo-log", UnitValue);
export const restoreUnitLink = defineLink("restore-unit", UnitValue);
