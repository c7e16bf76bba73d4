// How the form for a solved roadblock looks, and what its writer reads after sharing it.
import { z } from "zod";
import { NO_STUDENT_NAMES, ONLY_YOU } from "../../content/form-words.js";
import { MAX_OH_YEAH_LENGTH } from "../../domain/oh-yeah.js";
import { MAX_ANSWER_LENGTH } from "../../domain/reflection.js";
import { multiLineText } from "../../domain/text.js";
import { choice } from "../../slack/define/choice-fields.js";
import type { FieldValues } from "../../slack/define/field.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { buttons, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";

export const solvedFields = {
  // Asked only about a roadblock that others can read: the form opens with a value for it then.
  readers: choice({
    label: "Who can read what worked",
    schema: z.enum(["me", "all"], "Choose who can read it.").optional(),
    redraws: true,
    when: (values) => values.readers !== undefined,
    options: [
      { value: "me", text: "Only me", description: "The others read only that it's solved." },
      { value: "all", text: "Everyone who can read the roadblock", description: "It's shown with it, also in a post." },
    ],
  }),
  solvedBy: text({
    label: "What worked?",
    hint: NO_STUDENT_NAMES,
    schema: multiLineText(MAX_ANSWER_LENGTH, { missing: "Say in a few words what worked." }),
    max: MAX_ANSWER_LENGTH,
    multiline: true,
  }),
  share: choice({
    label: "Share as an OH YEAH",
    schema: z.enum(["no", "yes"], "Choose one.").transform((answer) => answer === "yes"),
    redraws: true,
    options: [
      { value: "no", text: "No", description: ONLY_YOU },
      { value: "yes", text: "Yes", description: "All staff can read your OH YEAH, and it may appear in the report." },
    ],
  }),
  ohYeah: text({
    label: "Your OH YEAH, in a sentence",
    hint: `All staff will see it with your name. ${NO_STUDENT_NAMES}`,
    schema: z.string().optional(),
    max: MAX_OH_YEAH_LENGTH,
    when: (values) => values.share === "yes",
  }),
};

export function toSolvedFooter({ share, readers }: FieldValues): string {
  const whatWorked =
    readers === "all" ? "Everyone who can read the roadblock can read what worked." : "Only you can read what worked.";
  if (share === "yes") return `All staff can read your OH YEAH. ${whatWorked}`;
  return readers === "all" ? whatWorked : ONLY_YOU;
}

export const OH_YEAH_SAVED: Message = toMessage(
  paragraph("Your OH YEAH is saved, and all staff can read it."),
  buttons(toRunButton("ohyeah", { text: "See OH YEAHs" })),
);
