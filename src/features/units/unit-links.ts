// What the buttons of a unit carry: its id, a hint that the click looks up again, and which version the person saw.
import { z } from "zod";
import { defineLink } from "../../slack/define/button.js";
import type { LoggedUnit } from "../../store/unit-row.js";

const UnitValue = z.object({
  unit: z.string(),
  /** When the unit was last changed, as the person saw it. Buttons of older messages don't say. */
  seen: z.iso.datetime().optional(),
});

/** What a button for this unit carries in a message about it alone. */
export const toValueInMessage = (unit: LoggedUnit): z.output<typeof InMessage> => ({
  ...toUnitValue(unit),
  redraws: true,
});

/** What a button for this unit carries. */
export const toUnitValue = ({ id, updatedAt }: LoggedUnit): z.output<typeof UnitValue> => ({
  unit: id,
  seen: updatedAt.toISOString(),
});

/** `redraws`: the message with the button is about this unit alone, so what is done to it replaces the message. */
const InMessage = UnitValue.extend({ redraws: z.boolean().optional() });

export const editUnitLink = defineLink("edit-unit", InMessage);
/** Opens the form to log a unit, with what this one says. */
export const logAgainLink = defineLink("log-again", z.object({ unit: z.string() }));
/** Adds a class to the unit. `from`: a unit that was logged by itself and becomes the section. */
export const anotherSectionLink = defineLink(
  "another-section",
  InMessage.extend({ seen: z.iso.datetime(), from: z.object({ unit: z.string(), seen: z.iso.datetime() }).optional() }),
);
/** Makes a section that was logged by itself a unit again. */
export const undoSectionLink = defineLink(
  "undo-section",
  z.object({ unit: z.string(), seen: z.iso.datetime(), from: z.string() }),
);
/** Shows everything about the unit that the person may see. */
export const seeUnitLink = defineLink("see-unit", z.object({ unit: z.string() }));
/** Asks whether to delete the unit. */
export const askDeleteLink = defineLink("ask-delete-unit", UnitValue);
/** Deletes it. Its button asks first. */
export const deleteUnitLink = defineLink("delete-unit", InMessage);
/** Deletes what was just logged, without asking. */
export const undoLogLink = defineLink("undo-log", UnitValue);
/** Puts back what the last edit changed. */
export const undoEditLink = defineLink("undo-edit", UnitValue);
export const restoreUnitLink = defineLink("restore-unit", UnitValue);
/** Opens the plan of the unit, or starts one. The folder of plans runs it. */
export const planUnitLink = defineLink("plan-unit", z.object({ unit: z.string() }));
