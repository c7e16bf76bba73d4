// Help, made from the list of subcommands; and the answer to a line that can't be run, which gives the line back.
import { closest, distance } from "fastest-levenshtein";
import { clip } from "../../text/clip.js";
import { type Block, bullets, buttons, code, heading, type Message, paragraph, toMessage } from "../message/blocks.js";
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

/** A line that can't be run. */
interface UnknownLine {
  /** Its first word, in lower case. */
  name: string;
  /** What follows the first word. */
  rest: string;
  /** Everything typed after the command. */
  typed: string;
}

interface HelpOptions<C> {
  ctx: C;
  command: string;
  unknown?: UnknownLine | undefined;
}

/** What the line may have meant, the likeliest first. `meant` is the word that was probably misspelled. */
function toOffers<C>(
  list: readonly Subcommand<C>[],
  { ctx, command, unknown, meant }: HelpOptions<C> & { unknown: UnknownLine; meant: string | undefined },
): Offer[] {
  const corrected = [meant, unknown.rest].filter(Boolean).join(" ");
  const spelled = meant ? [{ typed: corrected, button: toLineButtonText({ command, text: corrected }) }] : [];
  if (unknown.rest === "") return spelled;
  const claims = claimsOf(list, ctx, unknown.typed.trim()).filter(({ word }) => word !== meant);
  const likely = claims.filter(({ isLikely }) => isLikely);
  // One word says too little, and a corrected word says it better.
  return [...likely, ...(meant ? spelled : claims.filter(({ isLikely }) => !isLikely))];
}

/** Says that the line can't be run, and gives it back. A list of blocks for each message it takes. */
function toUnknown(
  { command, unknown, meant }: { command: string; unknown: UnknownLine; meant: string | undefined },
  offers: readonly Offer[],
): [Block[], ...Block[][]] {
  const { name, rest, typed } = unknown;
  // "Kites, grade 6" begins with a word and a comma.
  const shown = meant ? name : name.replace(/[,;:.]+$/, "");
  const line = paragraph(
    `I don't recognize ${command} ${clip(shown, 40)}.`,
    ...(meant ? [" Did you mean ", code(`${command} ${meant}`), "?"] : []),
  );
  if (rest === "" && name.length <= 40) return [[line, ...toOfferButtons(offers)]];
  const [first, ...more] = toGivenBack({ command, text: typed.trim() }, offers);
  return [[line, ...first], ...more];
}

/**
 * Lists what this person may do, under the command's real name in this workspace. A line that can't be run is given
 * back above the list; a very long one takes more than one message.
 */
export function toHelp<C>(list: readonly Subcommand<C>[], options: HelpOptions<C>): [Message, ...Message[]] {
  const { ctx, command, unknown } = options;
  const mine = list.filter((subcommand) => subcommand.isFor?.(ctx) ?? true);
  const meant = unknown && suggestionFor(mine, unknown.name);
  const [opening, ...more] = unknown
    ? toUnknown({ command, unknown, meant }, toOffers(mine, { ctx, command, unknown, meant }))
    : [[heading("What Bookend can do")]];
  const usageOf = ({ word, usage }: Subcommand<C>) => [command, word, usage].filter(Boolean).join(" ");
  const withButton = mine.filter(({ word, button }) => button !== undefined && word !== meant);
  const help = toMessage(
    ...opening,
    bullets(mine.map((subcommand) => [code(usageOf(subcommand)), ` – ${subcommand.summary}`])),
    buttons(...withButton.map(({ word, button }) => toRunButton(word, { text: button ?? word }))),
  );
  return [help, ...more.map((blocks) => toMessage(...blocks))];
}
