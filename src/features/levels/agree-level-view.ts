// How partners are asked whether a unit's level fits: one message for one person, whatever number of units it is about.
import { z } from "zod";
import { rubric } from "../../content/rubric.js";
import { formatAgreed, UNITS_ASKED_AT_ONCE } from "../../domain/agreement.js";
import { formatLevel } from "../../domain/level.js";
import { MAX_ANSWER_LENGTH } from "../../domain/reflection.js";
import { multiLineText, optionalText } from "../../domain/text.js";
import { UnitFields } from "../../domain/unit.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { text } from "../../slack/define/fields.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  italic,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/parts.js";
import type { LoggedUnit } from "../../store/units.js";
import { levelChoice } from "./level-field.js";

/** The units of the message ride along, so that it can be drawn anew; hints, looked up each time. */
const QuestionValue = z.object({ unit: z.string(), all: z.array(z.string()).max(UNITS_ASKED_AT_ONCE) });

/** With the level that was shown, so that nobody agrees to another one. */
export const agreeLink = defineLink("agree-level", QuestionValue.extend({ level: UnitFields.shape.level.optional() }));
export const differLink = defineLink("differ-level", QuestionValue);
/** Everything this person was asked about and has not answered. */
export const openLevelsLink = defineLink("agree-open", z.object({}));
export const muteLink = defineLink("mute-levels", z.object({ mute: z.boolean() }));

export const levelOpinionFields = {
  level: levelChoice({ label: "I'd say" }),
  why: text({
    label: "Why",
    hint: "Everyone who may change the unit can read it. Please no student names.",
    optional: true,
    schema: optionalText(multiLineText(MAX_ANSWER_LENGTH, {})),
    max: MAX_ANSWER_LENGTH,
    lines: true,
  }),
};

/** A unit of the message, and what this person has said of it. */
export interface QuestionUnit {
  unit: LoggedUnit | undefined;
  /** Its grades and its day, in a sentence. */
  when: string;
  said: number | undefined;
}

function toUnitBlocks({ unit, when, said }: QuestionUnit, all: string[]): Block[] {
  if (!unit || unit.deletedAt)
    return [paragraph("One of these units is no longer in the log: there is nothing to agree on.")];
  const logged = formatLevel(unit.level);
  if (said !== undefined) {
    const together = unit.agreed.differs ? ` Together: ${formatAgreed(unit.agreed)}.` : "";
    return [
      paragraph(
        bold(unit.title),
        said === unit.level ? `: you agreed on level ${logged}.` : `: you say level ${said}.`,
        together,
      ),
    ];
  }
  const [carried, part] = [{ unit: unit.id, all }, unit.id.slice(0, 8)];
  return [
    paragraph(
      `${unit.loggedBy.name} logged `,
      bold(unit.title),
      ` with you as level ${logged}: `,
      italic(rubric[unit.level].test),
      `\n${when}`,
    ),
    buttons(
      toButton(
        agreeLink,
        { ...carried, level: unit.level },
        { text: "Agree", accessibilityLabel: `Agree: ${unit.title}`, style: "primary", suffix: part },
      ),
      toButton(differLink, carried, { text: "I'd say…", accessibilityLabel: `I'd say…: ${unit.title}`, suffix: part }),
    ),
  ];
}

/** `changed` is a unit whose level is not the one that was agreed to a moment ago. */
export function toQuestion(
  asked: readonly QuestionUnit[],
  at: { all: string[]; muted: boolean; changed?: LoggedUnit | undefined },
): Message {
  return toMessage(
    at.changed
      ? paragraph("The level of ", bold(at.changed.title), " was changed meanwhile. Does it fit now?")
      : undefined,
    ...asked.flatMap((one) => toUnitBlocks(one, at.all)),
    buttons(
      at.muted
        ? toButton(muteLink, { mute: false }, { text: "Ask me again" })
        : toButton(muteLink, { mute: true }, { text: "Don't ask me again" }),
    ),
    footnote("The report uses the level you agree on. I ask about a unit once. Only you see this message."),
  );
}
