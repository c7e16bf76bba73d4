// How Bookend checks back on a roadblock, and the buttons with which its writer answers.
import { z } from "zod";
import { formatMonth, monthName, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { buttons, footnote, type Message, paragraph, quote, toMessage } from "../../slack/message/blocks.js";
import type { Roadblock } from "../../store/roadblocks.js";
import type { School } from "../../store/schools.js";
import { toHints } from "./category-view.js";
import { checkBackWords } from "./check-back-promise-view.js";

/** Messages that people already have carry the slot as `place`, so that stays its name in buttons and forms. */
export const RoadblockValue = z.object({ reflection: z.string(), place: z.int().min(1).max(3) });
export type RoadblockValue = z.output<typeof RoadblockValue>;

/** The oldest roadblock that waits for an answer from the person who clicks. */
export const returnedLink = defineLink("roadblock-returned", z.object({}));
export const solvedLink = defineLink("roadblock-solved", RoadblockValue);
export const stillThereLink = defineLink("roadblock-still-there", RoadblockValue);
export const newIdeaLink = defineLink("roadblock-new-idea", RoadblockValue);

/** In a direct message Slack doesn't say so. */
const ONLY_YOU = footnote("Only you can read this.");

const toRoadblockValue = ({ reflection, slot }: Roadblock): RoadblockValue => ({ reflection, place: slot });

/** "November", or "November 2026" once that year is over. */
function monthWords(named: Date, { now, timeZone }: { now: Date; timeZone: string }): string {
  const [namedOn, today] = [schoolDayAt(named, timeZone), schoolDayAt(now, timeZone)];
  const month = monthOf(namedOn);
  return namedOn.slice(0, 4) === today.slice(0, 4) ? monthName(month) : formatMonth(month);
}

export function toReturned(roadblock: Roadblock, at: { now: Date; timeZone: string }): Message {
  return toMessage(
    paragraph(`In ${monthWords(roadblock.namedAt, at)} you wrote:`),
    quote(roadblock.explain),
    ...(roadblock.solution
      ? [paragraph("Your idea:"), quote(roadblock.solution)]
      : [paragraph("You hadn't added an idea yet.")]),
    paragraph("How is it going?"),
    buttons(
      toButton(solvedLink, toRoadblockValue(roadblock), { text: "Solved", style: "primary" }),
      toButton(stillThereLink, toRoadblockValue(roadblock), { text: "Still there" }),
      toButton(newIdeaLink, toRoadblockValue(roadblock), { text: "New idea" }),
    ),
    ONLY_YOU,
  );
}

export function toStillThere(roadblock: Roadblock, school: School): Message {
  return toMessage(
    paragraph(`Still open. ${checkBackWords(school)}`),
    quote(roadblock.explain),
    ...toHints(roadblock),
    buttons(
      toButton(solvedLink, toRoadblockValue(roadblock), { text: "Solved" }),
      toButton(newIdeaLink, toRoadblockValue(roadblock), { text: "New idea" }),
    ),
    ONLY_YOU,
  );
}
