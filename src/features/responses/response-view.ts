// What readers can answer to a posted report with one tap, and how the librarians and the reader hear of it.
import { z } from "zod";
import { ONLY_YOU } from "../../content/form-words.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { type Block, bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { AnsweredPost, ReportAnswer } from "../../store/report-answers.js";
import { toExchange, toReplyMessage } from "../passing-on/exchange-view.js";

export const PostedReport = z.object({ post: z.string().max(60), period: z.string().max(60) });

export const readItLink = defineLink("report-read", PostedReport);
export const askLink = defineLink("report-ask", PostedReport);
export const thankLink = defineLink("report-thank", PostedReport);
export const replyToQuestionLink = defineLink("reply-to-question", z.object({ answer: z.string() }));

/** Below a report in its channel, with other buttons after them. A report that is shown to one person, or shared, has none. */
export const toResponseButtons = (report: AnsweredPost, ...others: ReturnType<typeof toButton>[]): Block =>
  buttons(
    toButton(readItLink, report, { text: "Read it" }),
    toButton(askLink, report, { text: "Ask a question" }),
    toButton(thankLink, report, { text: "Thank the library" }),
    ...others,
  );

/** In the thread of the report. */
export const toReadLine = (name: string, day: string): Message => toMessage(paragraph(`${name} read this on ${day}.`));

/** To a librarian. `what` is what people call the report, `reader` the librarian's id. */
export function toAnswerMessage(answer: ReportAnswer, { what, reader }: { what: string; reader: string }): Message {
  const { from, text, reply, id } = answer;
  if (answer.kind === "thanks") return toMessage(paragraph(bold(`${from.name} thanks the library`), ` for ${what}.`));
  const by = reply?.by.id === reader ? "You" : (reply?.by.name ?? "");
  const look = { text: "Reply", accessibilityLabel: `Reply to ${from.name}`, style: "primary" } as const;
  return toMessage(
    paragraph(bold(`${from.name} asks about ${what}:`)),
    ...toExchange(
      { text, reply: reply && { by, text: reply.text } },
      toButton(replyToQuestionLink, { answer: id }, look),
    ),
    footnote(
      reply ? `${from.name} got this reply from me.` : "Every librarian got this question. One reply is enough.",
    ),
  );
}

/** To the person who asked. */
export const toAskerMessage = ({ text, reply }: ReportAnswer, what: string): Message =>
  toReplyMessage(
    { text, reply: reply && { by: reply.by.name, text: reply.text } },
    { to: `your question about ${what}`, wrote: "You asked" },
  );

/** In place of a message about an answer that is gone. */
export const toAnswerGone = (): Message => toMessage(paragraph("This is gone."), footnote(ONLY_YOU));
