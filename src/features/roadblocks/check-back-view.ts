// How Bookend checks back on roadblocks: each as it is now, answered or not, with the buttons for its writer.
import { z } from "zod";
import { ONLY_YOU } from "../../content/form-words.js";
import { roomForEach } from "../../domain/reflection.js";
import { MAX_ROADBLOCKS_PER_QUESTION } from "../../domain/roadblock.js";
import { formatMonth, monthName, monthOf } from "../../domain/time/month.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  italic,
  type Message,
  paragraph,
  quote,
  toMessage,
} from "../../slack/message/blocks.js";
import { MAX_WRITTEN_TEXT } from "../../slack/message/limits.js";
import type { Roadblock } from "../../store/roadblocks.js";
import { clip } from "../../text/clip.js";
import { toHints } from "./category-view.js";

/** Messages that people already have carry the slot as `place`, so that stays its name in buttons and forms. */
export const RoadblockValue = z.object({
  reflection: z.string(),
  place: z.int().min(1).max(3),
  /** When the roadblock was last answered, as the writer saw it. Buttons of older messages don't say. */
  seen: z.iso.datetime().optional(),
  /** The ids of the roadblocks of the message, which is shown again. */
  all: z.array(z.string()).max(MAX_ROADBLOCKS_PER_QUESTION).optional(),
});
export type RoadblockValue = z.output<typeof RoadblockValue>;

/** The roadblocks that wait for an answer from the person who clicks. */
export const returnedLink = defineLink("roadblock-returned", z.object({}));
export const solvedLink = defineLink("roadblock-solved", RoadblockValue);
export const stillThereLink = defineLink("roadblock-still-there", RoadblockValue);
export const newIdeaLink = defineLink("roadblock-new-idea", RoadblockValue);
/** Opens the form to say what worked. */
export const whatWorkedLink = defineLink("roadblock-what-worked", RoadblockValue);
/** It was marked solved by mistake. */
export const reopenLink = defineLink("roadblock-reopen", RoadblockValue);

export const ROADBLOCK_TITLE = "Your roadblock";

interface At {
  now: Date;
  timeZone: string;
}

interface Shown extends At {
  /** The ids of all roadblocks of the message. */
  all: string[];
  /** Characters for each text. */
  room: number;
}

const toValue = ({ reflection, slot, changedAt }: Roadblock, { all }: Shown): RoadblockValue => ({
  reflection,
  place: slot,
  seen: changedAt.toISOString(),
  all,
});

type RoadblockLink = typeof solvedLink;

/** Several roadblocks in one message have the same buttons. A screen reader says which is whose. */
const toRoadblockButton = (
  link: RoadblockLink,
  { roadblock, shown, text, isFirst = false }: { roadblock: Roadblock; shown: Shown; text: string; isFirst?: boolean },
) =>
  toButton(link, toValue(roadblock, shown), {
    text,
    ...(shown.all.length > 1 ? { accessibilityLabel: `${text}: ${roadblock.explain}` } : {}),
    ...(isFirst ? { style: "primary" as const } : {}),
  });

/** "November", or "November 2026" once that year is over. */
function monthWords(named: Date, { now, timeZone }: At): string {
  const [namedOn, today] = [schoolDayAt(named, timeZone), schoolDayAt(now, timeZone)];
  const month = monthOf(namedOn);
  return namedOn.slice(0, 4) === today.slice(0, 4) ? monthName(month) : formatMonth(month);
}

function toUnanswered(roadblock: Roadblock, shown: Shown): Block[] {
  const button = (link: RoadblockLink, text: string, isFirst = false) =>
    toRoadblockButton(link, { roadblock, shown, text, isFirst });
  return [
    paragraph(`In ${monthWords(roadblock.namedAt, shown)} you wrote:`),
    quote(clip(roadblock.explain, shown.room)),
    ...(roadblock.solution
      ? [paragraph("Your idea:"), quote(clip(roadblock.solution, shown.room))]
      : [paragraph("You hadn't added an idea yet.")]),
    paragraph("How is it going?"),
    buttons(button(solvedLink, "Solved", true), button(stillThereLink, "Still there"), button(newIdeaLink, "New idea")),
  ];
}

function toStillOpen(roadblock: Roadblock, shown: Shown): Block[] {
  const { now, timeZone } = shown;
  const [day, today] = [schoolDayAt(roadblock.askAt, timeZone), schoolDayAt(now, timeZone)];
  const button = (link: RoadblockLink, text: string) => toRoadblockButton(link, { roadblock, shown, text });
  return [
    paragraph(bold("Still open. "), `I'll check back on ${formatDay(day, { today })}.`),
    quote(clip(roadblock.explain, shown.room)),
    ...(roadblock.solution ? [paragraph("Your idea:"), quote(clip(roadblock.solution, shown.room))] : []),
    ...toHints(roadblock),
    buttons(button(solvedLink, "Solved"), button(newIdeaLink, "New idea")),
  ];
}

function toSolved(roadblock: Roadblock, shown: Shown): Block[] {
  const button = (link: RoadblockLink, text: string) => toRoadblockButton(link, { roadblock, shown, text });
  return [
    paragraph(
      bold("Marked solved. "),
      roadblock.isShared ? "I won't ask again. Others who can read it see that." : "I won't ask again.",
    ),
    quote(clip(roadblock.explain, shown.room)),
    ...(roadblock.hasSolution ? [] : [buttons(button(whatWorkedLink, "Say what worked"), button(reopenLink, "Undo"))]),
  ];
}

function toBlocks(roadblock: Roadblock | undefined, shown: Shown): Block[] {
  if (!roadblock) return [paragraph(italic("This roadblock is no longer on your list."))];
  if (roadblock.state === "solved") return toSolved(roadblock, shown);
  const isAnswered = roadblock.askedAt === undefined || roadblock.askedAt < roadblock.askAt;
  return isAnswered ? toStillOpen(roadblock, shown) : toUnanswered(roadblock, shown);
}

/** The question about these roadblocks as it has to look now. Those that are gone are undefined. */
export function toQuestion(asked: ReadonlyMap<string, Roadblock | undefined>, at: At): Message {
  const texts = [...asked.values()].flatMap((roadblock) => [roadblock?.explain ?? "", roadblock?.solution ?? ""]);
  const shown = { ...at, all: [...asked.keys()], room: roomForEach(texts, MAX_WRITTEN_TEXT) };
  return toMessage(...[...asked.values()].flatMap((roadblock) => toBlocks(roadblock, shown)), footnote(ONLY_YOU));
}

/** Above a form, when the roadblock was answered in another place after it was opened. */
export const ANSWERED_MEANWHILE =
  "*Not saved yet.* You answered about this roadblock in another message while you had the form open. Save again to replace that answer.";
