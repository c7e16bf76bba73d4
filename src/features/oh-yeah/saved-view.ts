// What people read after they save an OH YEAH.
import { toButton } from "../../slack/define/button.js";
import { bold, buttons, footnote, type Message, paragraph, quote, toMessage } from "../../slack/message/blocks.js";
import type { OhYeah } from "../../store/oh-yeahs.js";
import { removeOhYeahLink } from "./oh-yeah-links.js";

export function toSavedOhYeah({ id, text }: OhYeah, schoolName: string): Message {
  return toMessage(
    paragraph(bold("Kept as an OH YEAH:")),
    quote(text),
    buttons(toButton(removeOhYeahLink, { ohYeah: id }, { text: "Undo" })),
    footnote(`Everyone on the staff of ${schoolName} can read it; a librarian may pick it for the month's report.`),
  );
}
