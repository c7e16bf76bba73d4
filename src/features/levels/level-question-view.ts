// How partners are asked if a unit's level fits: one message per person, however many units it asks about.
import { WHO_SEES_RATINGS } from "../../content/form-words.js";
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
  type Message,
  paragraph,
  quote,
  toMessage,
} from "../../slack/message/blocks.js";
import type { OwnRating } from "../../store/level-opinions.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { clip } from "../../text/clip.js";
import { agreeLink, differLink, muteLink } from "./level-links.js";

/** The title of the question where it is shown as a modal. */
export const QUESTION_TITLE = "Confirm levels";

export const MUTED = "I won't ask you about levels anymore. You can turn this back on in Home.";

/** So many units fit on a phone, each with what its logger wrote. The others move up as they are answered. */
const MAX_ASKED_AT_ONCE = 3;
/** Characters of the evidence, and of the notes. The unit has all of it. */
const MAX_EXCERPT = 300;

/** A unit the message asks about, and this person's rating, if they gave one. */
export interface QuestionUnit {
  /** Undefined when it is gone. */
  unit: LoggedUnit | undefined;
  /** False for a former partner, who no longer reads what is in it. */
  isPartner: boolean;
  rating: OwnRating | undefined;
}

interface Question {
  units: readonly QuestionUnit[];
  /** The ids of the units, in order. */
  all: string[];
  isMuted: boolean;
  /** A unit whose level changed between the question and the click on Agree. */
  changed?: LoggedUnit | undefined;
}

function toAnswered(unit: LoggedUnit, { level }: OwnRating): Block {
  const answer =
    level === unit.level ? `: you agreed on level ${formatLevel(unit.level)}` : `: you rated it ${formatLevel(level)}`;
  const difference = formatDifference(unit.agreed);
  return paragraph(bold(unit.title), answer, difference ? `; ${difference}.` : ".");
}

const toChange = ({ id, title }: LoggedUnit, all: string[]): Block =>
  buttons(
    toButton(
      differLink,
      { unit: id, all },
      { text: "Change", accessibilityLabel: `Change your rating of ${title}`, suffix: id },
    ),
  );

const toExcerpt = (label: string, text: string | undefined): Block[] =>
  text ? [paragraph(label), quote(clip(text, MAX_EXCERPT))] : [];

function toAsked({ id, title, level, date, ...unit }: LoggedUnit, all: string[]): Block[] {
  const value = { unit: id, all };
  return [
    paragraph(
      `${unit.loggedBy.name} logged `,
      bold(title),
      // The message stays for days, so it can't say "today".
      ` with you as level ${formatLevel(level)}, for ${formatGradesInWords(unit.grades)} on ${formatDay(date)}.`,
    ),
    ...toExcerpt("Evidence of student learning:", unit.evidence),
    ...toExcerpt("Notes:", unit.notes),
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

const isGone = ({ unit }: QuestionUnit) => !unit || unit.deletedAt !== undefined;

/** Undefined for a unit that can still be rated. */
function toNothingToRate(asked: QuestionUnit): Block | undefined {
  if (isGone(asked)) return paragraph("One of these units is no longer in the log, so there's nothing to rate.");
  if (asked.isPartner) return undefined;
  return paragraph("You're no longer a partner in one of these units, so there's nothing to rate.");
}

/** The rating given last: what a wrong tap may have to correct. */
const latestOf = (units: readonly QuestionUnit[]): OwnRating | undefined =>
  units
    .flatMap(({ rating }) => (rating ? [rating] : []))
    .sort((a, b) => b.answeredAt.getTime() - a.answeredAt.getTime())[0];

function toUnitsBlocks({ units, all }: Question): Block[] {
  const latest = latestOf(units);
  const open = units.filter((asked) => !toNothingToRate(asked) && !asked.rating);
  const shown = open.slice(0, MAX_ASKED_AT_ONCE);
  const blocks = units.flatMap((asked): Block[] => {
    const { unit, rating } = asked;
    const nothing = toNothingToRate(asked);
    if (nothing || !unit) return nothing ? [nothing] : [];
    if (rating) return [toAnswered(unit, rating), ...(rating === latest ? [toChange(unit, all)] : [])];
    return shown.includes(asked) ? toAsked(unit, all) : [];
  });
  const waiting = open.length - shown.length;
  if (waiting === 0) return blocks;
  return [...blocks, paragraph(`${waiting} more ${waiting === 1 ? "unit comes" : "units come"} up as you answer.`)];
}

export function toQuestion(question: Question): Message {
  const { all, isMuted, changed } = question;
  return toMessage(
    changed ? paragraph("The level of ", bold(changed.title), " has changed. Does it fit now?") : undefined,
    ...toUnitsBlocks(question),
    isMuted ? paragraph(MUTED) : undefined,
    buttons(
      isMuted
        ? toButton(muteLink, { mute: false, all }, { text: "Ask me again" })
        : toButton(muteLink, { mute: true, all }, { text: "Don't ask me again" }),
    ),
    footnote(`The report uses the level you agree on. ${WHO_SEES_RATINGS} You'll only be asked once per unit.`),
  );
}

/** Above the form, when this person rated the unit in another place after they opened it. */
export const toAnsweredMeanwhile = (level: Level | undefined): string =>
  level === undefined
    ? "*Not saved yet.* This unit was changed while you had the form open. Save again to rate it as it is now."
    : `*Not saved yet.* You rated this unit ${formatLevel(level)} while you had the form open. Save again to replace that.`;
