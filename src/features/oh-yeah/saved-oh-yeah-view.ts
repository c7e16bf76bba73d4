// What people read after they save an OH YEAH.
import { toButton } from "../../slack/define/button.js";
import { bold, buttons, footnote, type Message, paragraph, quote, toMessage } from "../../slack/message/blocks.js";
import type { OhYeah } from "../../store/oh-yeahs.js";
import { removeOhYeahLink } from "./oh-yeah-links.js";

/** `toldAuthor` is the name of the author, if someone else saved it. */
export function toSavedOhYeah({ id, text }: Pick<OhYeah, "id" | "text">, { toldAuthor = "" } = {}): Message {
  return toMessage(
    paragraph(bold("Saved as an OH YEAH:")),
    quote(text),
    buttons(toButton(removeOhYeahLink, { ohYeah: id }, { text: "Undo" })),
    footnote(
      "All staff can read it. A librarian may pick it for the month's report.",
      toldAuthor ? ` I told ${toldAuthor}, who can remove it.` : "",
    ),
  );
}
