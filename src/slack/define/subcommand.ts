// One slash command, many verbs. Each subcommand is a definition; help and "did you mean" are made from their list.
import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { clip, cut } from "../../text/clip.js";
import { bullets, buttons, code, heading, type Inline, type Message, paragraph, toMessage } from "../message/blocks.js";
import { MAX_BUTTON_VALUE } from "../message/limits.js";
import { type ButtonOptions, defineLink, toButton } from "./button.js";
import type { Replies } from "./replies.js";

export interface Subcommand<C> {
  /** The word that people type after the command, e.g. `log`. */
  word: string;
  /** What may follow it, as help shows it, e.g. `[month]`. */
  usage?: string;
  /** What it does, in one line of help. */
  summary: string;
  /** The text of its button in help, if the word is useful by itself. */
  button?: string;
  /** The callback_id of the shortcut that does the same. */
  shortcut?: string;
  /** Set if it may open a form: Slack waits 3 seconds for that, so it goes ahead of answers that can wait. */
  opensForm?: boolean;
  /** Help leaves the subcommand out when this is false. Only for show: the subcommand checks permission itself. */
  isFor?: (ctx: C) => boolean;
  run(ctx: C, text: string): Promise<Replies>;
}

export function defineSubcommand<C>(definition: Subcommand<C>): Subcommand<C> {
  return definition;
}

/** Runs the text it carries as if the person had typed it after the command. */
export const runCommandLink = defineLink("run", z.object({ text: z.string() }));

export function toRunButton(text: string, options: ButtonOptions) {
  return toButton(runCommandLink, { text: cutToFit(text) }, { suffix: cut(text, 20), ...options });
}

// JSON may turn one character into six. The message above the button still has the whole text.
function cutToFit(text: string): string {
  let start = text;
  while (JSON.stringify({ text: start }).length > MAX_BUTTON_VALUE) start = cut(start, Math.floor(start.length * 0.9));
  return start;
}

/** Splits typed text into its first word (`name`), the subcommand of that name if there is one, and the rest. */
export function findSubcommand<C>(list: readonly Subcommand<C>[], typed: string) {
  const [, word = "", text = ""] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(typed) ?? [];
  const name = word.toLowerCase();
  const named = (wanted: string) => list.find((subcommand) => subcommand.word === wanted);
  // People type "oh yeah" as two words as often as one.
  const [, second = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const twoWords = named(name) || second === "" ? undefined : named(name + second.toLowerCase());
  return twoWords ? { name: twoWords.word, text: rest, subcommand: twoWords } : { name, text, subcommand: named(name) };
}

const lettersOf = (word: string) => [...word].sort().join("");

/** The word that was probably meant: `name` is the start of it, an anagram of it, or a typo. */
function suggestionFor<C>(list: readonly Subcommand<C>[], name: string): string | undefined {
  if (name === "" || name.length > 20) return undefined;
  const words = [...list.map((subcommand) => subcommand.word), "help"];
  // Swapped letters are the most common typo. In a three-letter word they count as two edits.
  const similar = words.find((word) => word.startsWith(name) || lettersOf(word) === lettersOf(name));
  if (similar) return similar;
  const nearest = closest(name, words);
  return distance(name, nearest) <= Math.max(1, Math.floor(nearest.length / 2)) ? nearest : undefined;
}

/** Lists what this person may do, under the command's real name in this workspace. */
export function toHelp<C>(list: readonly Subcommand<C>[], at: { ctx: C; command: string; unknown?: string }): Message {
  const { ctx, command, unknown } = at;
  const mine = list.filter((subcommand) => subcommand.isFor?.(ctx) ?? true);
  const meant = unknown ? suggestionFor(mine, unknown) : undefined;
  const usageOf = ({ word, usage }: Subcommand<C>) => [command, word, usage].filter(Boolean).join(" ");
  const unknownLine: Inline[] = unknown
    ? [
        `I don't recognize ${command} ${clip(unknown, 40)}.`,
        ...(meant ? [" Did you mean ", code(`${command} ${meant}`), "?"] : []),
      ]
    : [];
  const meantButton = mine.find((subcommand) => subcommand.word === meant);
  const withButton = mine.filter((subcommand) => subcommand.button !== undefined && subcommand !== meantButton);
  return toMessage(
    unknown ? paragraph(...unknownLine) : heading("What Bookend can do"),
    bullets(mine.map((subcommand) => [code(usageOf(subcommand)), ` – ${subcommand.summary}`])),
    buttons(
      ...(meantButton
        ? [toRunButton(meantButton.word, { text: `${command} ${meantButton.word}`, style: "primary" })]
        : []),
      ...withButton.map(({ word, button }) => toRunButton(word, { text: button ?? word })),
    ),
  );
}
