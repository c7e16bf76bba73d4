// How handing over the library looks: what is open, what those who leave and join read, and how a newcomer's Home begins.
import { z } from "zod";
import { formatList } from "../../domain/list-in-words.js";
import { dateFormat } from "../../domain/time/date-format.js";
import { monthName } from "../../domain/time/month.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { Handover } from "../../store/handovers.js";
import type { OpenWork } from "./read-open-work.js";

export const undoHandoverLink = defineLink("undo-handover", z.object({ handover: z.string() }));

const names = (people: readonly { name: string }[]): string => formatList(people.map(({ name }) => name));
const isOne = (people: readonly unknown[]): boolean => people.length === 1;
const count = (number: number, one: string, many: string): string[] =>
  number === 0 ? [] : [`${number} ${number === 1 ? one : many}`];

/** The button in Home. */
export const toHandOverButton = () => toRunButton("handover", { text: "Hand over" });

/** What is open, one line each. */
export const toOpenLines = ({ roadblocks, withoutFigures, plans, goals }: OpenWork): string[] => [
  ...count(roadblocks, "open roadblock shared with librarians", "open roadblocks shared with librarians"),
  ...(plans === "" ? [] : [`${plans} in progress`]),
  ...(withoutFigures.length > 0 ? [`no figures yet for ${formatList(withoutFigures.map(monthName))}`] : []),
  ...(goals.length > 0 ? [`${goals.length === 1 ? "goal" : "goals"}: ${goals.join("; ")}`] : []),
];

interface Planned {
  /** Names, as a list in words. */
  joining: string;
  /** The librarians of now who stop being one; empty if all of them stay. */
  leaving: string;
  areMany: boolean;
  open: readonly string[];
  /** Drafts and levels of the person who hands over: they stay theirs. */
  own: readonly string[];
}

export function toHandoverPreview({ joining, leaving, areMany, open, own }: Planned): Block[] {
  const stops = leaving === "" ? "" : ` ${leaving} will stop being ${areMany ? "librarians" : "a librarian"}.`;
  return [
    paragraph(bold(`${joining} will look after the library.`), stops),
    ...(open.length > 0 ? [paragraph("Open right now:"), bullets(open.map((line) => [line]))] : []),
    paragraph(
      own.length > 0 ? `You have ${formatList(own)}. They stay yours. ` : "",
      "Private reflections, drafts and notes stay with the person who wrote them. They're never handed over.",
    ),
    footnote(`${joining} will get a message with this. You can undo it for ten minutes.`),
  ];
}

/** To the person who handed over. */
export function toHandedOver({ id, joined, left }: Handover): Message {
  const stops =
    left.length === 0 ? "" : ` ${names(left)} ${isOne(left) ? "isn't a librarian" : "aren't librarians"} anymore.`;
  return toMessage(
    paragraph(bold(`${names(joined)} ${isOne(joined) ? "looks" : "look"} after the library now.`), stops),
    buttons(toButton(undoHandoverLink, { handover: id }, { text: "Undo" })),
    footnote("You can undo this for ten minutes."),
  );
}

export const toHandoverUndone = ({ joined }: Handover): Message =>
  toMessage(paragraph(`Undone. ${names(joined)} ${isOne(joined) ? "doesn't" : "don't"} look after the library now.`));

/** To someone who stopped being a librarian because somebody else did this. */
export const toLeftMessage = ({ by, joined }: Handover): Message =>
  toMessage(
    paragraph(`${by.name} handed the library over from you to ${names(joined)}.`),
    paragraph("Your units, reflections and drafts stay yours."),
  );

interface Welcome {
  handover: Handover;
  /** The newcomer's name. */
  name: string;
  open: readonly string[];
  lastYear: string | undefined;
}

/** To someone who looks after the library now. */
export function toNewcomerWelcome({ handover, name, open, lastYear }: Welcome): Message {
  const [first = name] = name.split(" ");
  const who = handover.left.length > 0 ? handover.left : [handover.by];
  const from = `Handed over by ${names(who)}${open.length > 0 ? `: ${formatList(open)}` : ""}.`;
  return toMessage(
    paragraph(bold(`Welcome, ${first.endsWith(".") ? name : first}. You look after the library now.`)),
    paragraph(from, lastYear === undefined ? "" : ` This month last year: ${lastYear}.`),
    buttons(
      toRunButton("list all", { text: "See the log" }),
      toRunButton("goals", { text: "See the goals" }),
      toRunButton("help", { text: "See what I can do" }),
    ),
  );
}

export const toWelcomeUndone = ({ by }: Handover): Message =>
  toMessage(paragraph(`${by.name} handed the library over to you, and undid it.`));

/** To someone who is a librarian again because somebody else undid it. */
export const toBackMessage = ({ by }: Handover): Message =>
  toMessage(paragraph(`${by.name} undid that. You're a librarian again.`));

/** How a newcomer's Home begins in their first weeks. */
export const toNewcomerBlocks = (lastYear: string | undefined): Block[] =>
  lastYear === undefined ? [] : [paragraph(bold("This month here last year: "), `${lastYear}.`)];

/** For admins in Home: "Lee Librarian handed the library over to Noor New on Aug 12." */
export function toHandoverNote({ by, joined, at }: Handover, timeZone: string): Block {
  const day = dateFormat("en-US", { month: "short", day: "numeric", timeZone }).format(at);
  return paragraph(`${by.name} handed the library over to ${names(joined)} on ${day}.`);
}

/** To an admin, when the last librarian has left Slack. */
export const toDepartedMessage = (departed: readonly string[]): Message =>
  toMessage(
    paragraph(
      bold(`${formatList(departed)} ${isOne(departed) ? "has" : "have"} left this workspace.`),
      " Nobody is the librarian now, so what concerns the library goes to the admins.",
    ),
    buttons(toRunButton("handover", { text: "Choose a librarian", style: "primary" })),
  );

export const toFilledMessage = (librarians: readonly string[]): Message =>
  toMessage(paragraph(`${formatList(librarians)} ${isOne(librarians) ? "looks" : "look"} after the library now.`));
