// A reflection as others read it: posted in a channel, previewed before that, or read page by page.
import { type FilledSheet, roomForEach } from "../../domain/reflection.js";
import { type RoadblockState, type SharedItem, sharedWords, toSharedItems } from "../../domain/reflection-as-read.js";
import { roadblockKey } from "../../domain/roadblock.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  channelMention,
  footnote,
  heading,
  paragraph,
  quote,
} from "../../slack/message/blocks.js";
import { MAX_WRITTEN_TEXT } from "../../slack/message/limits.js";
import { clip } from "../../text/clip.js";
import { offerHelpLink } from "./offer-links.js";

/** As much of a roadblock as a screen reader says with its button. */
const MAX_SPOKEN = 50;

/** What others read: a sheet's answers, what became of the roadblocks in it, and whose it is. */
export interface SharedSheet extends Pick<FilledSheet, "sheet" | "answers"> {
  roadblocks: readonly RoadblockState[];
  /** The writer's name. */
  name: string;
  /** The reflection with whose roadblocks the reader can offer help; none in a preview, or for its writer. */
  helpWith?: string | undefined;
}

/** An item of the sheet, and what became of it if it's a roadblock. */
interface ReadItem extends SharedItem {
  roadblock: RoadblockState | undefined;
  /** Its button, if the reader can offer help with it. */
  help: Block | undefined;
}

/** Draws the button with which someone offers help with a roadblock. */
export function toHelpButton(roadblock: { reflection: string; explain: string }) {
  const { reflection, explain } = roadblock;
  const key = roadblockKey(explain);
  const accessibilityLabel = `I can help: ${clip(explain, MAX_SPOKEN)}`;
  const look = { text: "I can help", accessibilityLabel, suffix: `${reflection}-${key}` };
  return toButton(offerHelpLink, { reflection, roadblock: key }, look);
}

function toHelp({ helpWith, answers }: SharedSheet, slot: number | undefined): Block | undefined {
  const explain = answers[`explain-${slot}`];
  if (helpWith === undefined || slot === undefined || explain === undefined) return undefined;
  return buttons(toHelpButton({ reflection: helpWith, explain }));
}

function toItems(shared: SharedSheet): ReadItem[] {
  const { sheet, answers, roadblocks } = shared;
  return toSharedItems(sheet, answers).map((item) => {
    const roadblock = roadblocks.find(({ slot }) => slot === item.slot);
    return { ...item, roadblock, help: roadblock?.state === "solved" ? undefined : toHelp(shared, item.slot) };
  });
}

/** Everything in it that people wrote. */
const textsIn = ({ parts, roadblock }: ReadItem): string[] => [
  ...parts.map(({ text }) => text),
  ...(roadblock?.sharedSolution ? [roadblock.sharedSolution] : []),
];

function toPart({ kind, lead, text }: SharedItem["parts"][number], most: number): Block {
  if (kind === "choice") return paragraph(bold(lead ? `${lead} ${text}` : text));
  const words = clip(text, most);
  return lead ? paragraph(bold(`${lead}: `), words) : quote(words);
}

function toSolved({ state, sharedSolution }: RoadblockState, most: number): Block[] {
  if (state !== "solved") return [];
  return [sharedSolution ? paragraph(bold("Solved: "), clip(sharedSolution, most)) : paragraph(bold("Solved."))];
}

/** `most`: how many characters each text may have. */
const toItem = ({ parts, roadblock, help }: ReadItem, most = Number.POSITIVE_INFINITY): Block[] => [
  ...parts.map((part) => toPart(part, most)),
  ...(roadblock ? toSolved(roadblock, most) : []),
  ...(help ? [help] : []),
];

/** "Tess Whitlock shared two roadblocks". */
const toHeading = (shared: SharedSheet) => heading(`${shared.name} shared ${sharedWords(shared)}`);

const lengthOf = (item: ReadItem) => textsIn(item).reduce((sum, text) => sum + text.length, 0);

/** All of it, in as many pages as it takes. */
export function toReflectionPages(shared: SharedSheet): Block[][] {
  const pages: Block[][] = [];
  let room = 0;
  for (const item of toItems(shared)) {
    const length = lengthOf(item);
    if (length > room) {
      pages.push([toHeading(shared)]);
      room = MAX_WRITTEN_TEXT;
    }
    room -= length;
    pages.at(-1)?.push(...toItem(item));
  }
  return pages;
}

/** The post, in one message: answers that are too long for it are cut short. */
export function toPost(shared: SharedSheet, room = MAX_WRITTEN_TEXT): Block[] {
  const items = toItems(shared);
  const most = roomForEach(items.flatMap(textsIn), room);
  return [toHeading(shared), ...items.flatMap((item) => toItem(item, most))];
}

const WITH_BUTTON = "Readers also get a button to offer you help. I'll pass their offers on to you alone.";

/** The post exactly as it will be, below a line that says where it goes. */
export function toPreview(shared: SharedSheet, channel: string): Block[] {
  const length = toItems(shared).reduce((sum, item) => sum + lengthOf(item), 0);
  const isCut = length > MAX_WRITTEN_TEXT;
  return [
    paragraph(
      "Preview: this will be posted in ",
      channelMention(channel),
      isCut ? ". It's too long for one post, so the longest answers are cut short." : ".",
    ),
    ...toPost(shared),
    ...(shared.sheet.checksBack ? [footnote(WITH_BUTTON)] : []),
  ];
}
