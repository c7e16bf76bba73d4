// What people read after they delete a unit, with the button that restores it.
import { toButton } from "../../slack/define/button.js";
import { bold, buttons, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { restoreUnitLink, toUnitValue } from "./unit-links.js";

/** The title where it is shown as a modal. */
export const DELETED_TITLE = "Unit deleted";

export function toDeletedMessage(unit: LoggedUnit): Message {
  return toMessage(
    paragraph(bold("Deleted: "), bold(unit.title), ". You can restore it for 24 hours."),
    buttons(toButton(restoreUnitLink, toUnitValue(unit), { text: "Restore" })),
  );
}
