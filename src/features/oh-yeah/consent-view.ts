// How an author is asked about words of theirs that someone found in a private place.
import { toButton } from "../../slack/define/button.js";
import { buttons, footnote, type Message, paragraph, quote, toMessage } from "../../slack/message/blocks.js";
import type { OhYeah } from "../../store/oh-yeahs.js";
import { consentLink } from "./oh-yeah-links.js";

export function toConsentQuestion({ id, text, savedBy }: Pick<OhYeah, "id" | "text" | "savedBy">): Message {
  return toMessage(
    paragraph(`${savedBy.name} would like to save what you wrote as an OH YEAH:`),
    quote(text),
    buttons(
      toButton(consentLink, { ohYeah: id, allowed: true }, { text: "Save it", style: "primary", suffix: "yes" }),
      toButton(consentLink, { ohYeah: id, allowed: false }, { text: "Don't save", suffix: "no" }),
    ),
    footnote("You wrote it in private, so it's only saved if you agree. All staff can then read it."),
  );
}
