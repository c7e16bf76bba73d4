// What people read before they delete a unit and after, with the button that restores it.
import { toButton } from "../../slack/define/button.js";
import { type Block, bold, buttons, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { clip } from "../../text/clip.js";
import { deleteUnitLink, restoreUnitLink, toUnitValue, toValueInMessage } from "./unit-links.js";

/** The title where it is shown as a modal. */
export const DELETED_TITLE = "Unit deleted";

/** What happens to the unit: a question's text. */
const toWarning = (title: string) =>
  `"${clip(title, 150)}" will be removed from the log and the report. You can restore it for 24 hours.`;

export const toDeleteQuestion = (title: string): Block => paragraph(toWarning(title));

/** For a message about the unit alone. */
export function toDeleteButton(unit: LoggedUnit) {
  return toButton(deleteUnitLink, toValueInMessage(unit), {
    text: "Delete",
    accessibilityLabel: `Delete ${unit.title}`,
    confirm: { title: "Delete this unit?", text: toWarning(unit.title), confirm: "Delete", style: "danger" },
  });
}

export function toDeletedMessage(unit: LoggedUnit): Message {
  return toMessage(
    paragraph(bold("Deleted: "), bold(unit.title), ". You can restore it for 24 hours."),
    buttons(toButton(restoreUnitLink, toUnitValue(unit), { text: "Restore" })),
  );
}
