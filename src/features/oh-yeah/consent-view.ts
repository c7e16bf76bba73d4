// How an author is asked about words of theirs that someone found in a private place, or told of public ones.
import { DAYS_TO_ANSWER } from "../../domain/oh-yeah.js";
import { toButton } from "../../slack/define/button.js";
import { buttons, footnote, type Message, paragraph, quote, toMessage } from "../../slack/message/blocks.js";
import type { OhYeah } from "../../store/oh-yeahs.js";
import { consentLink, removeOhYeahLink } from "./oh-yeah-links.js";

type Told = Pick<OhYeah, "id" | "text" | "savedBy">;

export function toConsentQuestion({ id, text, savedBy }: Told): Message {
  return toMessage(
    paragraph(`${savedBy.name} would like to save what you wrote as an OH YEAH:`),
    quote(text),
    buttons(
      toButton(consentLink, { ohYeah: id, allowed: true }, { text: "Save it", style: "primary", suffix: "yes" }),
      toButton(consentLink, { ohYeah: id, allowed: false }, { text: "Don't save", suffix: "no" }),
    ),
    footnote(
      "You wrote it in private, so it's only saved if you agree. All staff can then read it. ",
      `If you don't answer within ${DAYS_TO_ANSWER} days, I'll delete it.`,
    ),
  );
}

/** Its author said no or didn't answer in time, or it was deleted. Nothing of it is kept, so nobody knows which. */
export const toClosedQuestion = (): Message => toMessage(paragraph("Not saved. No one else can read it."));

export const toDeletedOhYeah = (): Message => toMessage(paragraph("Deleted. It won't appear anywhere."));

export function toAuthorNotice({ id, text, savedBy }: Told): Message {
  return toMessage(
    paragraph(`${savedBy.name} saved what you wrote in a public channel as an OH YEAH:`),
    quote(text),
    buttons(toButton(removeOhYeahLink, { ohYeah: id }, { text: "Remove" })),
    footnote("All staff can read it with your name. A librarian may pick it for the month's report."),
  );
}
