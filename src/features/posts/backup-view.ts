// What admins read when the nightly backup fails, and when it works again.
import { dateFormat } from "../../domain/time/date-format.js";
import { bold, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";

/** `why` is a clause: "the disk is full". */
export function toBackupMessage(news: { why: string } | { madeAt: Date }, timeZone: string): Message {
  if ("madeAt" in news) {
    const time = dateFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone }).format(news.madeAt);
    return toMessage(paragraph(bold("Backups work again. "), `One was made today at ${time}.`));
  }
  return toMessage(
    paragraph(bold(`I couldn't make the nightly backup: ${news.why}.`), " Bookend itself keeps working."),
    paragraph(
      "I'll try again every hour and tell you when it works. Please ask the person who runs Bookend to look at it.",
    ),
  );
}
