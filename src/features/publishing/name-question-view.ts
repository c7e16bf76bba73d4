// How a person is asked whether their name may be on a plan's copies outside the school, and their answer.
import { toButton } from "../../slack/define/button.js";
import { bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { answerNameLink } from "./publish-links.js";

interface AskedName {
  plan: string;
  title: string;
  askedBy: string;
  /** Undefined: not answered. */
  allowed: boolean | undefined;
}

const toAnswer = (plan: string, allowed: boolean, text: string) =>
  toButton(answerNameLink, { plan, allowed }, { text, suffix: allowed ? "yes" : "no" });

const CHANGE = "You can change your answer. Copies that are out already stay as they are.";

export function toNameQuestion({ plan, title, askedBy, allowed }: AskedName): Message {
  const [yes, no] = [toAnswer(plan, true, "Use my name"), toAnswer(plan, false, "Leave it out")];
  if (allowed === undefined)
    return toMessage(
      paragraph(
        `${askedBy} would like to share the plan `,
        bold(title),
        " outside the school. May your name be on it?",
      ),
      buttons(yes, no),
      footnote("Without your yes, it says “a teacher” or “the librarian” in place of your name."),
    );
  const words = allowed ? "Your name and job title may be on copies of " : "Your name won't be on copies of ";
  return toMessage(
    paragraph(words, bold(title), " outside the school."),
    buttons(allowed ? no : yes),
    footnote(CHANGE),
  );
}

export const toNameQuestionGone = (): Message => toMessage(paragraph("That plan was deleted, so it won't be shared."));
