// How an author is asked about words of theirs that someone found in a private place.
import { toButton } from "../../slack/define/button.js";
import { buttons, footnote, type Message, paragraph, quote, toMessage } from "../../slack/message/blocks.js";
import type { OhYeah } from "../../store/oh-yeahs.js";
import { consentLink } from "./oh-yeah-links.js";

export function toConsentQuestion({ id, text, savedBy }: OhYeah): Message {
  return toMessage(
    paragraph(`${savedBy.name} would like to keep this line of yours as an OH YEAH:`),
    quote(text),
    buttons(
      toButton(consentLink, { ohYeah: id, allowed: true }, { text: "Yes, keep it", style: "primary", suffix: "yes" }),
      toButton(consentLink, { ohYeah: id, allowed: false }, { text: "No", suffix: "no" }),
    ),
    footnote("You said it in private: unless you say yes, it is not kept. Only you see this message."),
  );
}
