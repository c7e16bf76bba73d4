// How a prompt to reflect looks, and the thank-you in its thread.
import type { Sheet } from "../../domain/reflection.js";
import { toButton } from "../../slack/define/button.js";
import { bold, buttons, footnote, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { reflectLink } from "./sheet-form-view.js";

const NUMBERS = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** "Three minutes". */
const minuteWords = (count: number) => `${NUMBERS[count] ?? count} ${count === 1 ? "minute" : "minutes"}`;

export function toPrompt({ key, minutes, prompt }: Sheet): Message {
  return toMessage(
    paragraph(bold(`${minuteWords(minutes)}: `), prompt),
    buttons(toButton(reflectLink, { sheet: key }, { text: "Reflect", style: "primary" })),
    footnote("Your answers are private unless you choose to share them."),
  );
}

/** `people` is at least MIN_PEOPLE_FOR_FIGURES. `when`: "this month", or "in November". */
export function toThanks(people: number, when: string): Message {
  return toMessage(paragraph(`${people} people reflected ${when}. Thank you.`));
}
