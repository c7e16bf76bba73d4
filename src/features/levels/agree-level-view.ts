// How partners are asked whether a unit's level fits: one message for one person, whatever number of units it is about.
import { z } from "zod";
import { rubric } from "../../content/rubric.js";
import { formatAgreed, UNITS_ASKED_AT_ONCE } from "../../domain/agreement.js";
import { formatLevel } from "../../domain/level.js";
import { MOST_ANSWER } from "../../domain/reflection.js";
import { optionalText, paragraph } from "../../domain/text.js";
import { UnitFields } from "../../domain/unit.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { text } from "../../slack/define/fields.js";
import { bold, buttons, italic, line, type Message, type Piece, small, toMessage } from "../../slack/message/parts.js";
import type { LoggedUnit } from "../../store/units.js";
import { levelChoice } from "./level-field.js";

/** The units of the message ride along, so that it can be drawn anew; hints, looked up each time. */
const Asked = z.object({ unit: z.string(), all: z.array(z.string()).max(UNITS_ASKED_AT_ONCE) });

/** With the level that was shown, so that nobody agrees to another one. */
export const agreeLink = defineLink("agree-level", Asked.extend({ level: UnitFields.shape.level.optional() }));
export const differLink = defineLink("differ-level", Asked);
/** Everything this person was asked about and has not answered. */
export const agreeOpenLink = defineLink("agree-open", z.object({}));
export const muteLink = defineLink("mute-levels", z.object({ mute: z.boolean() }));

export const levelViewFields = {
  level: levelChoice({ label: "I'd say" }),
  why: text({
    label: "Why",
    hint: "Everyone who may change the unit can read it. Please no student names.",
    optional: true,
    schema: optionalText(paragraph(MOST_ANSWER, {})),
    max: MOST_ANSWER,
    lines: true,
  }),
};

/** A unit of the message, and what this person has said of it. */
export interface AskedUnit {
  unit: LoggedUnit | undefined;
  /** Its grades and its day, in a sentence. */
  when: string;
  said: number | undefined;
}

function toUnitPieces({ unit, when, said }: AskedUnit, all: string[]): Piece[] {
  if (!unit || unit.deletedAt)
    return [line("One of these units is no longer in the log: there is nothing to agree on.")];
  const logged = formatLevel(unit.level);
  if (said !== undefined) {
    const together = unit.agreed.differs ? ` Together: ${formatAgreed(unit.agreed)}.` : "";
    return [
      line(
        bold(unit.title),
        said === unit.level ? `: you agreed on level ${logged}.` : `: you say level ${said}.`,
        together,
      ),
    ];
  }
  const [carried, part] = [{ unit: unit.id, all }, unit.id.slice(0, 8)];
  return [
    line(
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
        { text: "Agree", spoken: `Agree: ${unit.title}`, style: "primary", part },
      ),
      toButton(differLink, carried, { text: "I'd say…", spoken: `I'd say…: ${unit.title}`, part }),
    ),
  ];
}

/** `changed` is a unit whose level is not the one that was agreed to a moment ago. */
export function toQuestion(
  asked: readonly AskedUnit[],
  at: { all: string[]; muted: boolean; changed?: LoggedUnit | undefined },
): Message {
  return toMessage(
    at.changed ? line("The level of ", bold(at.changed.title), " was changed meanwhile. Does it fit now?") : undefined,
    ...asked.flatMap((one) => toUnitPieces(one, at.all)),
    buttons(
      at.muted
        ? toButton(muteLink, { mute: false }, { text: "Ask me again" })
        : toButton(muteLink, { mute: true }, { text: "Don't ask me again" }),
    ),
    small("The report uses the level you agree on. I ask about a unit once. Only you see this message."),
  );
}
