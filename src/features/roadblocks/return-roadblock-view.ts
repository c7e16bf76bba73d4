// How a roadblock comes back to the one who named it, with their own idea beside it.
import { z } from "zod";
import { roadblocks } from "../../content/roadblocks.js";
import { MOST_OH_YEAH } from "../../domain/oh-yeah.js";
import { type Choice, choiceOf, MOST_ANSWER } from "../../domain/reflection.js";
import { paragraph } from "../../domain/text.js";
import { monthName, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { choice, text } from "../../slack/define/fields.js";
import {
  bullets,
  buttons,
  line,
  type Message,
  type Piece,
  quote,
  small,
  toMessage,
} from "../../slack/message/parts.js";
import type { Roadblock } from "../../store/roadblocks.js";
import type { School } from "../../store/schools.js";
import type { Ctx } from "../context.js";

export const Named = z.object({ reflection: z.string(), place: z.int().min(1).max(3) });

export const solvedLink = defineLink("roadblock-solved", Named);
export const stillThereLink = defineLink("roadblock-still-there", Named);
export const newIdeaLink = defineLink("roadblock-new-idea", Named);

/** The kind of a roadblock; undefined when the sheet has lost it since. */
function categoryOf({ place, category }: Pick<Roadblock, "place" | "category">): Choice | undefined {
  return choiceOf(
    roadblocks.questions.find(({ key }) => key === `category-${place}`),
    category,
  );
}

/** As people read it; what the sheet has lost is another one. */
export const kindOf = (roadblock: Pick<Roadblock, "place" | "category">): string =>
  categoryOf(roadblock)?.text ?? "Other";

/** The kinds as the sheet has them, in its order. */
export const roadblockKinds: readonly string[] =
  roadblocks.questions.find((question) => question.kind === "choice")?.options.map(({ text }) => text) ?? [];

/** The oldest one that waits for an answer of whoever clicks. */
export const returnedLink = defineLink("roadblock-returned", z.object({}));

const named = ({ reflection, place }: Roadblock) => ({ reflection: reflection as string, place });

export function toReturned(roadblock: Roadblock, timeZone: string): Message {
  const month = monthName(monthOf(schoolDayAt(roadblock.namedAt, timeZone)));
  return toMessage(
    line(`In ${month} you wrote:`),
    quote(roadblock.explain),
    ...(roadblock.solution
      ? [line("Your idea:"), quote(roadblock.solution)]
      : [line("You had not written an idea yet.")]),
    line("How is it?"),
    buttons(
      toButton(solvedLink, named(roadblock), { text: "Solved", style: "primary" }),
      toButton(stillThereLink, named(roadblock), { text: "Still there" }),
      toButton(newIdeaLink, named(roadblock), { text: "New idea" }),
    ),
    small("Only you see this message."),
  );
}

/** What a wise LMS does about it. */
export function toHints(roadblock: Roadblock): Piece[] {
  const category = categoryOf(roadblock);
  if (!category?.hints) return [line("Somebody else may have an idea: whom could you ask?")];
  return [line(category.text, `: ${category.hints.heading}`), bullets(category.hints.items.map((item) => [item]))];
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** When a roadblock comes back that was named, or answered, now. */
export const comesBackAt = ({ now, school }: Pick<Ctx, "now" | "school">): Date =>
  new Date(now.getTime() + school.prompts.roadblockWeeks * WEEK_MS);

/** "4 weeks": after as much time it comes back. */
export const formatReturn = ({ prompts: { roadblockWeeks: weeks } }: School): string =>
  `${weeks} ${weeks === 1 ? "week" : "weeks"}`;

export function toStillThere(roadblock: Roadblock, school: School): Message {
  return toMessage(
    line(`It stays open. I ask again in ${formatReturn(school)}.`),
    quote(roadblock.explain),
    ...toHints(roadblock),
    buttons(
      toButton(solvedLink, named(roadblock), { text: "Solved" }),
      toButton(newIdeaLink, named(roadblock), { text: "New idea" }),
    ),
    small("Only you see this message."),
  );
}

export const solvedFields = {
  solvedBy: text({
    label: "What did it?",
    hint: "Please no student names.",
    schema: paragraph(MOST_ANSWER, { missing: "Say in a few words what did it." }),
    max: MOST_ANSWER,
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
    max: MOST_OH_YEAH,
    when: (draft) => draft.share === "yes",
  }),
};

export const ideaFields = {
  solution: text({
    label: "Potential Solution",
    schema: paragraph(MOST_ANSWER, { missing: "Write your new idea." }),
    max: MOST_ANSWER,
    lines: true,
  }),
};
