// The answer to a line that can't be run: what it may have meant, as buttons on top, and the line, given back.
import { closest, distance } from "fastest-levenshtein";
import { clip } from "../../text/clip.js";
import { code, type Message, paragraph, toMessage } from "../message/blocks.js";
import { type HelpOptions, subcommandsFor, toHelpBlocks } from "./help.js";
import type { Subcommand } from "./subcommand.js";
import { type Offer, toGivenBack, toLineButtonText, toOfferButtons, toRunButton } from "./typed-line.js";

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

/** The subcommands that a line may be meant for, though it doesn't begin with their word. */
function claimsOf<C>(list: readonly Subcommand<C>[], ctx: C, line: string) {
  return list.flatMap(({ word, claim }) => {
    const claimed = claim?.(ctx, line);
    return claimed ? [{ word, isLikely: claimed.isLikely, typed: `${word} ${line}`, button: claimed.button }] : [];
  });
}

/** What a line may have meant that its subcommand refused. */
export function likelyOffers<C>(list: readonly Subcommand<C>[], ctx: C, typed: string): Offer[] {
  return claimsOf(list, ctx, typed.trim()).filter(({ isLikely }) => isLikely);
}

interface UnknownLine {
  /** Its first word, in lower case. */
  name: string;
  /** What follows the first word. */
  rest: string;
  /** Everything typed after the command. */
  typed: string;
}

/** What the line may have meant, the likeliest first. `meant` is the word that was probably misspelled. */
function toOffers<C>(
  list: readonly Subcommand<C>[],
  { ctx, command }: HelpOptions<C>,
  { name, rest, typed, meant }: UnknownLine & { meant: string | undefined },
): Offer[] {
  const corrected = [meant, rest].filter(Boolean).join(" ");
  const spelled = meant ? [{ typed: corrected, button: toLineButtonText({ command, text: corrected }) }] : [];
  if (rest === "" || name === "") return spelled;
  const claims = claimsOf(list, ctx, typed.trim()).filter(({ word }) => word !== meant);
  const likely = claims.filter(({ isLikely }) => isLikely);
  // One word says too little, and a corrected word says it better.
  return [...likely, ...(meant ? spelled : claims.filter(({ isLikely }) => !isLikely))];
}

const toAllCommands = () => toRunButton("help", { text: "See all commands" });

/**
 * Says that the line can't be run. With a likely meaning, or when it is too long to type again, gives it back; a very long
 * one takes more than one message. A word that means nothing is followed by help instead.
 */
export function toUnknownAnswer<C>(
  list: readonly Subcommand<C>[],
  options: HelpOptions<C>,
  unknown: UnknownLine,
): [Message, ...Message[]] {
  const { ctx, command } = options;
  const { name, rest, typed } = unknown;
  const mine = subcommandsFor(list, ctx);
  const meant = suggestionFor(mine, name);
  // "Kites, grade 6" begins with a word and a comma.
  const shown = meant ? name : name.replace(/[,;:.]+$/, "");
  const words = paragraph(
    `I don't recognize ${command} ${clip(shown, 40)}.`,
    ...(meant ? [" Did you mean ", code(`${command} ${meant}`), "?"] : []),
  );
  const offers = toOffers(mine, options, { ...unknown, meant });
  const isShort = rest === "" && name.length <= 40;
  if (isShort && offers.length === 0) return [toMessage(words, ...toHelpBlocks(list, options))];
  const others = meant === "help" ? [] : [toAllCommands()];
  if (isShort) return [toMessage(words, ...toOfferButtons(offers, others))];
  const [first, ...more] = toGivenBack({ command, text: typed.trim() }, offers, others);
  return [toMessage(words, ...first), ...more.map((blocks) => toMessage(...blocks))];
}
