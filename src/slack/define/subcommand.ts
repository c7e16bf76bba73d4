// One slash command, many verbs: what a subcommand is, and which one was typed.
import type { Replies } from "./replies.js";

export interface Subcommand<C> {
  /** The word that people type after the command, e.g. `log`. */
  word: string;
  /** What may follow it, as help shows it, e.g. `[month]`. */
  usage?: string;
  /** What it does, in at most 40 characters: help shows it in two lines on a phone. */
  summary: string;
  /** The text of its button in help, if the word is useful by itself. */
  button?: string;
  /** The callback_id of the shortcut that does the same. */
  shortcut?: string;
  /** Set if it may open a form: Slack waits 3 seconds for that, so it goes ahead of answers that can wait. */
  opensForm?: boolean;
  /** Help leaves the subcommand out when this is false. Only for show: the subcommand checks permission itself. */
  isFor?: (ctx: C) => boolean;
  /**
   * For a line that begins with no subcommand's word, or was refused: what a button would say that runs the line as this
   * one. `isLikely`: the line shows that it is meant for this one. Undefined if it can't be.
   */
  claim?: (ctx: C, line: string) => { button: string; isLikely: boolean } | undefined;
  run(ctx: C, text: string): Promise<Replies>;
}

export function defineSubcommand<C>(definition: Subcommand<C>): Subcommand<C> {
  return definition;
}

/** Splits typed text into its first word (`name`), the subcommand of that name if there is one, and the rest. */
export function findSubcommand<C>(list: readonly Subcommand<C>[], typed: string) {
  const [, word = "", text = ""] = /^(\S*)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  const name = word.toLowerCase();
  const named = (wanted: string) => list.find((subcommand) => subcommand.word === wanted);
  // People type "oh yeah" as two words as often as one.
  const [, second = "", rest = ""] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const twoWords = named(name) || second === "" ? undefined : named(name + second.toLowerCase());
  return twoWords ? { name: twoWords.word, text: rest, subcommand: twoWords } : { name, text, subcommand: named(name) };
}
