// A plan as a post in a channel: the same words as on paper, cut short if they are too long for one message.
import type { PlanPaper, PlanPart } from "../../documents/paper-kinds.js";
import { roomForEach } from "../../domain/reflection.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  heading,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { MAX_WRITTEN_TEXT } from "../../slack/message/limits.js";
import { clip } from "../../text/clip.js";
import { seePlanLink } from "../plans/plan-links.js";

type Cut = (text: string) => string;

interface Look {
  cut: Cut;
  /** The items of a list as blocks. */
  toList(items: readonly Inline[][]): Block[];
  /** Says what is shaded on paper. */
  hasLegend: boolean;
}

/** In a post a list is one block, because a message has only so many. */
const inPost = (cut: Cut): Look => ({ cut, toList: (items) => [bullets(items)], hasLegend: false });

/** On pages each item is a block, so that a page can end between two. */
const ON_PAGES: Look = {
  cut: (text) => text,
  toList: (items) => items.map((item) => bullets([item])),
  hasLegend: true,
};

const toDuty =
  (mark: string, cut: Cut) =>
  (duty: { text: string; isMarked: boolean }): Inline[] =>
    duty.isMarked ? [bold(`${mark} `), cut(duty.text)] : [cut(duty.text)];

/** An address that is cut opens nothing, so then it is left out. */
const toLinkWords = ({ name, address }: { name: string; address: string }, cut: Cut): string =>
  address !== "" && address !== name && cut(address) === address ? `${name}: ${address}` : cut(name);

/** A list of rows has a block for each, so that all parts fit in a message. */
function toPartBlocks(part: PlanPart, { cut, toList, hasLegend }: Look): Block[] {
  const title = bold(`${part.title}\n`);
  switch (part.kind) {
    case "text":
      return [paragraph(title, cut(part.text))];
    case "empty":
      return [];
    case "named":
      return [
        paragraph(bold(part.title)),
        // Not a list: a standard's lines are kept.
        ...part.items.map(({ name, text }) => paragraph(bold(name ? `${name}\n` : ""), cut(text))),
      ];
    case "links":
      return [paragraph(bold(part.title)), ...toList(part.items.map((item) => [toLinkWords(item, cut)]))];
    case "duties":
      return [
        paragraph(bold(part.title)),
        ...(hasLegend && part.legend !== "" ? [footnote(part.legend)] : []),
        ...part.columns.flatMap(({ name, duties }) => [
          paragraph(bold(name)),
          ...(duties.length > 0 ? toList(duties.map(toDuty(part.mark, cut))) : []),
        ]),
      ];
  }
}

const textsIn = (part: PlanPart): string[] => {
  if (part.kind === "links") return part.items.map(({ name, address }) => `${name}: ${address}`);
  if (part.kind === "text") return [part.text];
  if (part.kind === "named") return part.items.map(({ text }) => text);
  return part.kind === "duties" ? part.columns.flatMap(({ duties }) => duties.map(({ text }) => text)) : [];
};

/** What a heading, names and our own words may take. */
const ROOM_FOR_THE_REST = 3000;
/** When Slack refused the post as it was. */
const ROOM_IN_SMALL_POST = 1500;

/** What names of people, a credit and other facts may take each: a plan may have fifty people. */
const ROOM_FOR_A_FACT = 700;
const ROOM_FOR_A_SMALL_FACT = 150;

const factsBlock = ({ facts }: PlanPaper, cut: Cut) =>
  paragraph(...facts.flatMap(({ name, lines }, at) => [at > 0 ? "\n" : "", bold(`${name}: `), cut(lines.join("; "))]));

function toBlocks(paper: PlanPaper, { room, fact }: { room: number; fact: number }): Block[] {
  const most = roomForEach(paper.parts.flatMap(textsIn), room);
  return [
    heading(paper.title),
    ...(paper.facts.length > 0 ? [factsBlock(paper, (text) => clip(text, fact))] : []),
    ...paper.parts.flatMap((part) =>
      toPartBlocks(
        part,
        inPost((text) => clip(text, most)),
      ),
    ),
    ...paper.notes.map((note) => footnote(clip(note, fact))),
  ];
}

/** What the post says of the plan. */
export const toPostBlocks = (paper: PlanPaper): Block[] =>
  toBlocks(paper, { room: MAX_WRITTEN_TEXT - ROOM_FOR_THE_REST, fact: ROOM_FOR_A_FACT });

/** `below`: who shared it. */
export function toPlanPost(paper: PlanPaper, plan: string, below: readonly Block[] = []): Message {
  const see = buttons(toButton(seePlanLink, { plan }, { text: "See the plan" }));
  return {
    ...toMessage(...toPostBlocks(paper), see, ...below),
    smaller: toMessage(...toBlocks(paper, { room: ROOM_IN_SMALL_POST, fact: ROOM_FOR_A_SMALL_FACT }), see, ...below),
  };
}

/** All of it, block by block. */
export const toPaperBlocks = (paper: PlanPaper): Block[] => [
  footnote(paper.about),
  paragraph(bold(paper.title)),
  ...(paper.facts.length > 0 ? [factsBlock(paper, ON_PAGES.cut)] : []),
  ...paper.parts.flatMap((part) => toPartBlocks(part, ON_PAGES)),
  ...paper.notes.map((note) => footnote(note)),
];
