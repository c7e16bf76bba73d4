// A line that someone typed after the command: buttons that run one, and how a line that couldn't be used is given back.
import type { Button } from "@slack/types";
import { z } from "zod";
import { clip, cut, toPieces } from "../../text/clip.js";
import { type Block, buttons, code, paragraph } from "../message/blocks.js";
import { MAX_BUTTON_VALUE } from "../message/limits.js";
import { type ButtonOptions, defineLink, toButton } from "./button.js";

/** Runs the text it carries as if the person had typed it after the command. */
export const runCommandLink = defineLink("run", z.object({ text: z.string() }));

/** A button for one of our own lines, such as "settings". Throws when it is longer than Slack allows. */
export const toRunButton = (text: string, options: ButtonOptions): Button =>
  toButton(runCommandLink, { text }, { suffix: cut(text, 20), ...options });

/** What the person probably meant. */
export interface Offer {
  /** What its button runs, without the command: "log Kites, grade 6". */
  typed: string;
  button: string;
}

export interface TypedLine {
  /** The command's name in this workspace, e.g. `/unit`. */
  command: string;
  /** What was typed after it. */
  text: string;
}

/** What a button for a line says: the line itself, or the beginning of it. */
export const toLineButtonText = ({ command, text }: TypedLine): string => clip(`${command} ${withNames(text)}`, 60);

/** How much of a line is given back in one message. Slack refuses more than 12,000 characters in one. */
const MAX_GIVEN_BACK = 8000;

/**
 * Gives the line back, whole, below its offers: on a phone, a long one would push them off the screen. A list for each
 * message it takes.
 */
export function toGivenBack(
  typed: TypedLine,
  offers: readonly Offer[],
  more: readonly Button[] = [],
): [Block[], ...Block[][]] {
  const [first = "", ...rest] = toPieces(`${typed.command} ${withNames(typed.text)}`, MAX_GIVEN_BACK);
  const fitting = offers.filter(fits);
  return [
    [
      ...toOfferButtons(fitting, more),
      paragraph("You typed: ", code(first)),
      ...(fitting.length < offers.length ? [paragraph("It's too long for a button. Copy it to send it again.")] : []),
    ],
    ...rest.map((part) => [paragraph(code(part))]),
  ];
}

// JSON may turn one character into six. A line that is cut in the middle must never run.
const fits = ({ typed }: Offer) => JSON.stringify({ text: typed }).length <= MAX_BUTTON_VALUE;

/** The row of buttons for the offers, the first in color, then the others, as a list of one; empty if there are none. */
export function toOfferButtons(offers: readonly Offer[], more: readonly Button[] = []): Block[] {
  const meant = offers.map(({ typed, button }, index) =>
    toRunButton(typed, { text: button, suffix: `typed-${index}`, ...(index === 0 ? { style: "primary" } : {}) }),
  );
  const row = [...meant, ...more];
  return row.length > 0 ? [buttons(...row)] : [];
}

/** Slack sends mentions as `<@U1|tess>`; people typed `@tess`. */
const withNames = (text: string) => text.replace(/<([@#])[A-Z0-9]+\|([^<>]+)>/g, "$1$2");
