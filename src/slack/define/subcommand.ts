// One slash command, many verbs: each subcommand is a definition; finding the right one and the help are made from the list.
import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { BUTTON_VALUE } from "../message/limits.js";
import {
  bullets,
  buttons,
  code,
  footnote,
  heading,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../message/parts.js";
import type { Replies } from "../send/reply.js";
import { defineLink, toButton } from "./button.js";

export interface Subcommand<C> {
  /** What is typed after the command, e.g. `log`. */
  word: string;
  /** What may follow it, as help shows it, e.g. `[month]`. */
  usage?: string;
  /** One line for help: what it does. */
  summary: string;
  /** The text of its button in help, where it is useful with nothing typed after it. */
  button?: string;
  /** The callback_id of the shortcut that does the same. */
  shortcut?: string;
  /** Left out of help for whom this is false. The subcommand itself refuses, too. */
  isFor?: (ctx: C) => boolean;
  run(ctx: C, text: string): Promise<Replies>;
}

export function defineSubcommand<C>(definition: Subcommand<C>): Subcommand<C> {
  return definition;
}

/** The button that runs what it carries, as if it had been typed after the command. */
export const runCommandLink = defineLink("run", z.object({ text: z.string() }));

export function toRunButton(text: string, look: Parameters<typeof toButton>[2]) {
  return toButton(runCommandLink, { text: cut(text) }, { suffix: text.slice(0, 20), ...look });
}

// JSON escapes a character in at most six; what is cut off is still in the message the button stands under.
const cut = (text: string) => {
  let kept = text;
  while (JSON.stringify({ text: kept }).length > BUTTON_VALUE) kept = kept.slice(0, Math.floor(kept.length * 0.9));
  return kept;
};

/** Splits what was typed: the subcommand if there is one of that name, and the rest of the text. */
export function findSubcommand<C>(list: readonly Subcommand<C>[], typed: string) {
  const [, word = "", text = ""] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(typed) ?? [];
  const name = word.toLowerCase();
  const known = (name: string) => list.find((subcommand) => subcommand.word === name);
  // "oh yeah" is typed as two words as often as one.
  const [, second = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const inTwo = known(name) || second === "" ? undefined : known(name + second.toLowerCase());
  return inTwo ? { name: inTwo.word, text: rest, subcommand: inTwo } : { name, text, subcommand: known(name) };
}

const lettersOf = (word: string) => [...word].sort().join("");

/** A word near enough to the unknown one to be what was meant: its beginning, its letters mixed up, or a typo. */
function suggestionFor<C>(list: readonly Subcommand<C>[], name: string): string | undefined {
  if (name === "" || name.length > 20) return undefined;
  const words = [...list.map((subcommand) => subcommand.word), "help"];
  // Swapped letters are the commonest slip, and in a short word two edits of three.
  const alike = words.find((word) => word.startsWith(name) || lettersOf(word) === lettersOf(name));
  if (alike) return alike;
  const nearest = closest(name, words);
  return distance(name, nearest) <= Math.max(1, Math.floor(nearest.length / 2)) ? nearest : undefined;
}

/** The usage of the command, with the name it really has here, for this person. */
export function toHelp<C>(list: readonly Subcommand<C>[], at: { ctx: C; command: string; unknown?: string }): Message {
  const { ctx, command, unknown } = at;
  const mine = list.filter((subcommand) => subcommand.isFor?.(ctx) ?? true);
  const meant = unknown ? suggestionFor(mine, unknown) : undefined;
  const usageOf = ({ word, usage }: Subcommand<C>) => [command, word, usage].filter(Boolean).join(" ");
  const unknownLine: Inline[] = unknown
    ? [
        `I do not know ${command} ${unknown.slice(0, 40)}.`,
        ...(meant ? [" Did you mean ", code(`${command} ${meant}`), "?"] : []),
      ]
    : [];
  const meantButton = mine.find((subcommand) => subcommand.word === meant);
  const withButton = mine.filter((subcommand) => subcommand.button !== undefined && subcommand !== meantButton);
  return toMessage(
    unknown ? paragraph(...unknownLine) : heading("What Bookend does"),
    bullets(mine.map((subcommand) => [code(usageOf(subcommand)), ` – ${subcommand.summary}`])),
    buttons(
      ...(meantButton
        ? [toRunButton(meantButton.word, { text: `${command} ${meantButton.word}`, style: "primary" })]
        : []),
      ...withButton.map(({ word, button }) => toRunButton(word, { text: button ?? word })),
    ),
    footnote("Only you see this."),
  );
}
