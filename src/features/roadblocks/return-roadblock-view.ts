// How a roadblock comes back to the one who named it, with their own idea beside it.

import { z } from "zod";
import { roadblocks } from "../../content/roadblocks.js";
import { MAX_OH_YEAH_LENGTH } from "../../domain/oh-yeah.js";
import { type Choice, choiceOf, MAX_ANSWER_LENGTH } from "../../domain/reflection.js";
import { multiLineText } from "../../domain/text.js";
import { WEEK_MS } from "../../domain/time/duration.js";
import { monthName, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { choice } from "../../slack/define/choice-fields.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import {
  type Block,
  bullets,
  buttons,
  footnote,
  type Message,
  paragraph,
  quote,
  toMessage,
} from "../../slack/message/blocks.js";
import type { Roadblock } from "../../store/roadblocks.js";
import type { School } from "../../store/schools.js";
import type { Ctx } from "../context.js";

/** Messages that people already have carry the slot as `place`, so the wire keeps that word. */
export const RoadblockValue = z.object({ reflection: z.string(), place: z.int().min(1).max(3) });

export const solvedLink = defineLink("roadblock-solved", RoadblockValue);
export const stillThereLink = defineLink("roadblock-still-there", RoadblockValue);
export const newIdeaLink = defineLink("roadblock-new-idea", RoadblockValue);

/** The kind of a roadblock; undefined when the sheet has lost it since. */
function categoryOf({ slot, category }: Pick<Roadblock, "slot" | "category">): Choice | undefined {
  return choiceOf(
    roadblocks.questions.find(({ key }) => key === `category-${slot}`),
    category,
  );
}

/** As people read it; what the sheet has lost is another one. */
export const kindOf = (roadblock: Pick<Roadblock, "slot" | "category">): string =>
  categoryOf(roadblock)?.text ?? "Other";

/** The kinds as the sheet has them, in its order. */
export const roadblockKinds: readonly string[] =
  roadblocks.questions.find((question) => question.kind === "choice")?.options.map(({ text }) => text) ?? [];

/** The oldest one that waits for an answer of whoever clicks. */
export const returnedLink = defineLink("roadblock-returned", z.object({}));

const toRoadblockValue = ({ reflection, slot }: Roadblock) => ({ reflection: reflection as string, place: slot });

export function toReturned(roadblock: Roadblock, timeZone: string): Message {
  const month = monthName(monthOf(schoolDayAt(roadblock.namedAt, timeZone)));
  return toMessage(
    paragraph(`In ${month} you wrote:`),
    quote(roadblock.explain),
    ...(roadblock.solution
      ? [paragraph("Your idea:"), quote(roadblock.solution)]
      : [paragraph("You had not written an idea yet.")]),
    paragraph("How is it?"),
    buttons(
      toButton(solvedLink, toRoadblockValue(roadblock), { text: "Solved", style: "primary" }),
      toButton(stillThereLink, toRoadblockValue(roadblock), { text: "Still there" }),
      toButton(newIdeaLink, toRoadblockValue(roadblock), { text: "New idea" }),
    ),
    footnote("Only you see this message."),
  );
}

/** What a wise LMS does about it. */
export function toHints(roadblock: Roadblock): Block[] {
  const category = categoryOf(roadblock);
  if (!category?.hints) return [paragraph("Somebody else may have an idea: whom could you ask?")];
  return [paragraph(category.text, `: ${category.hints.heading}`), bullets(category.hints.items.map((item) => [item]))];
}

/** When a roadblock comes back that was named, or answered, now. */
export const comesBackAt = ({ now, school }: Pick<Ctx, "now" | "school">): Date =>
  new Date(now.getTime() + school.prompts.roadblockWeeks * WEEK_MS);

/** "4 weeks": after as much time it comes back. */
export const formatReturn = ({ prompts: { roadblockWeeks: weeks } }: School): string =>
  `${weeks} ${weeks === 1 ? "week" : "weeks"}`;

export function toStillThere(roadblock: Roadblock, school: School): Message {
  return toMessage(
    paragraph(`It stays open. I ask again in ${formatReturn(school)}.`),
    quote(roadblock.explain),
    ...toHints(roadblock),
    buttons(
      toButton(solvedLink, toRoadblockValue(roadblock), { text: "Solved" }),
      toButton(newIdeaLink, toRoadblockValue(roadblock), { text: "New idea" }),
    ),
    footnote("Only you see this message."),
  );
}

export const solvedFields = {
  solvedBy: text({
    label: "What did it?",
    hint: "Please no student names.",
    schema: multiLineText(MAX_ANSWER_LENGTH, { missing: "Say in a few words what did it." }),
    max: MAX_ANSWER_LENGTH,
    lines: true,
  }),
  share: choice({
    label: "Share it as an OH YEAH",
    schema: z.enum(["no", "yes"], "Choose one.").transform((answer) => answer === "yes"),
    redraws: true,
    options: [
      { value: "no", text: "No", description: "Only you read what you wrote." },
      { value: "yes", text: "Yes", description: "Everyone on the staff can read it; it may stand in the report." },
    ],
  }),
  ohYeah: text({
    label: "Your OH YEAH, in a line",
    hint: "This is what others read, with your name. Please no student names.",
    schema: z.string().optional(),
    max: MAX_OH_YEAH_LENGTH,
    when: (draft) => draft.share === "yes",
  }),
};

export const ideaFields = {
  solution: text({
    label: "Potential Solution",
    schema: multiLineText(MAX_ANSWER_LENGTH, { missing: "Write your new idea." }),
    max: MAX_ANSWER_LENGTH,
    lines: true,
  }),
};
