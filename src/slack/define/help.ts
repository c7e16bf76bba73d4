// Help: what a person can do, six at a time, each with its button, and at the end what can follow each word.
import { z } from "zod";
import { type Block, bullets, buttons, code, heading, type Message, paragraph, toMessage } from "../message/blocks.js";
import { line } from "../message/line.js";
import { lastPageOf, pageButtons, pageOf } from "../message/paging.js";
import { defineLink, toButton } from "./button.js";
import type { Subcommand } from "./subcommand.js";
import { toRunButton } from "./typed-line.js";

export const helpLink = defineLink("help", z.object({ page: z.int().min(0).max(100) }));

/** The title of the first page, also where it is shown as a modal. */
export const HELP_TITLE = "What Bookend can do";

/** On a phone, so many lines with a button fit on the screen, or so many that say what can follow a word, below a few. */
const PER_PAGE = 6;
const USAGES_PER_PAGE = 6;
const MAX_ABOVE_USAGE = 1;

export interface HelpOptions<C> {
  ctx: C;
  /** The command's name in this workspace, e.g. `/unit`. */
  command: string;
  /** The words of the subcommands that this person most likely wants, in order. The others follow as they are listed. */
  first: readonly string[];
}

/** The subcommands that help shows this person. */
export const subcommandsFor = <C>(list: readonly Subcommand<C>[], ctx: C): Subcommand<C>[] =>
  list.filter((subcommand) => subcommand.isFor?.(ctx) ?? true);

function inOrder<C>(list: readonly Subcommand<C>[], first: readonly string[]): Subcommand<C>[] {
  const wanted = first.flatMap((word) => list.find((subcommand) => subcommand.word === word) ?? []);
  return [...wanted, ...list.filter((subcommand) => !wanted.includes(subcommand))];
}

function toRow<C>({ word, summary, button }: Subcommand<C>, command: string): Block {
  const words = [code(`${command} ${word}`), ` – ${summary}`];
  return button === undefined ? paragraph(...words) : line(words, toRunButton(word, { text: button }));
}

/** A page, from 0, of what can follow the words that take more. */
function toUsage<C>(list: readonly Subcommand<C>[], command: string, page: number): Block[] {
  const { shown } = pageOf(list, { size: USAGES_PER_PAGE, page });
  const lines = shown.map(({ word, usage = "" }) => [code(`${command} ${word} ${usage}`)]);
  return lines.length > 0 ? [paragraph("You can type more after a word:"), bullets(lines)] : [];
}

/** The rows of a page, from 0, and the buttons to the pages next to it. */
export function toHelpBlocks<C>(list: readonly Subcommand<C>[], options: HelpOptions<C>, asked = 0): Block[] {
  const { ctx, command, first } = options;
  const mine = inOrder(subcommandsFor(list, ctx), first);
  const lastRows = lastPageOf(mine.length, PER_PAGE);
  const usages = mine.filter(({ usage }) => usage !== undefined);
  const firstUsage = mine.length - lastRows * PER_PAGE > MAX_ABOVE_USAGE ? lastRows + 1 : lastRows;
  const last = usages.length > 0 ? firstUsage + lastPageOf(usages.length, USAGES_PER_PAGE) : lastRows;
  const page = Math.min(asked, last);
  const shown = page > lastRows ? [] : pageOf(mine, { size: PER_PAGE, page }).shown;
  const turn = pageButtons({
    ...{ page, last, previous: "Back", next: "More" },
    toButton: (to, look) => toButton(helpLink, { page: to }, look),
  });
  return [
    ...shown.map((subcommand) => toRow(subcommand, command)),
    ...(page >= firstUsage ? toUsage(usages, command, page - firstUsage) : []),
    ...(turn.length > 0 ? [buttons(...turn)] : []),
  ];
}

/** What this person may do, under the command's real name in this workspace. Pages count from 0. */
export function toHelp<C>(list: readonly Subcommand<C>[], options: HelpOptions<C>, page = 0): Message {
  return toMessage(heading(page === 0 ? HELP_TITLE : "More"), ...toHelpBlocks(list, options, page));
}
