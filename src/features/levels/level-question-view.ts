// How partners are asked if a unit's level fits: one message per person, however many units it asks about.
import { WHO_SEES_RATINGS } from "../../content/form-words.js";
import { rubric } from "../../content/rubric.js";
import { formatDifference } from "../../domain/agreement.js";
import { formatGradesInWords } from "../../domain/grade.js";
import { formatLevel, type Level } from "../../domain/level.js";
import { formatDay } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  italic,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { agreeLink, differLink, muteLink } from "./level-links.js";

/** The title of the question where it is shown as a modal. */
export const QUESTION_TITLE = "Confirm levels";

/** A unit the message asks about, and this person's rating, if they gave one. */
export interface QuestionUnit {
  unit: LoggedUnit | undefined;
  rating: Level | undefined;
}

interface Question {
  units: readonly QuestionUnit[];
  /** The ids of the units, in order. */
  all: string[];
  isMuted: boolean;
  /** A unit whose level changed between the question and the click on Agree. */
  changed?: LoggedUnit | undefined;
}

function toAnswered(unit: LoggedUnit, rating: Level): Block {
  const answer =
    rating === unit.level
      ? `: you agreed on level ${formatLevel(unit.level)}`
      : `: you rated it ${formatLevel(rating)}`;
  const difference = formatDifference(unit.agreed);
  return paragraph(bold(unit.title), answer, difference ? `; ${difference}.` : ".");
}

function toUnitBlocks({ unit, rating }: QuestionUnit, all: string[]): Block[] {
  if (!unit || unit.deletedAt)
    return [paragraph("One of these units is no longer in the log, so there's nothing to rate.")];
  if (rating !== undefined) return [toAnswered(unit, rating)];
  const { id, title, level, date } = unit;
  const value = { unit: id, all };
  return [
    paragraph(
      `${unit.loggedBy.name} logged `,
      bold(title),
      ` with you as level ${formatLevel(level)}: `,
      italic(rubric[level].test),
      // The message stays for days, so it can't say "today".
      `\nFor ${formatGradesInWords(unit.grades)} on ${formatDay(date)}.`,
    ),
    buttons(
      toButton(
        agreeLink,
        { ...value, level },
        { text: "Agree", accessibilityLabel: `Agree: ${title}`, style: "primary", suffix: id },
      ),
      toButton(differLink, value, { text: "I'd say…", accessibilityLabel: `I'd say…: ${title}`, suffix: id }),
    ),
  ];
}

export function toQuestion({ units, all, isMuted, changed }: Question): Message {
  return toMessage(
    changed ? paragraph("The level of ", bold(changed.title), " has changed. Does it fit now?") : undefined,
    ...units.flatMap((unit) => toUnitBlocks(unit, all)),
    buttons(
      isMuted
        ? toButton(muteLink, { mute: false }, { text: "Ask me again" })
        : toButton(muteLink, { mute: true }, { text: "Don't ask me again" }),
    ),
    footnote(`The report uses the level you agree on. ${WHO_SEES_RATINGS} You'll only be asked once per unit.`),
  );
}
