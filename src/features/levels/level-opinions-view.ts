// How the ratings of a unit's level look: each partner's level, and why.
import { z } from "zod";
import { partnersDiffer } from "../../domain/agreement.js";
import { formatLevel, type Level } from "../../domain/level.js";
import { listNames } from "../../domain/list-in-words.js";
import { defineLink } from "../../slack/define/button.js";
import { type Block, bold, bullets, italic, paragraph } from "../../slack/message/blocks.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { clip } from "../../text/clip.js";

/** Shows the unit with its ratings. Only older messages have this button. The name on the wire is older than the word "opinion". */
export const levelOpinionsLink = defineLink("level-views", z.object({ unit: z.string() }));

export interface PartnerOpinion {
  name: string;
  level: Level;
  why: string | undefined;
}

/** Who rated the level how, and why, each reason in at most `room` characters. Nothing while no partner has rated it. */
export function toRatingBlocks(
  { level, loggedBy, agreed }: LoggedUnit,
  opinions: readonly PartnerOpinion[],
  room: number,
): Block[] {
  if (opinions.length === 0) return [];
  const names = listNames([loggedBy.name, ...opinions.map(({ name }) => name)]);
  if (!partnersDiffer(agreed) && opinions.every(({ why }) => !why)) {
    return [paragraph(italic(`${names} agreed on level ${level}.`))];
  }
  return [
    paragraph(bold("Level ratings")),
    // In one block: a unit may have twenty partners.
    bullets([
      [bold(loggedBy.name), `: ${formatLevel(level)}, as logged`],
      ...opinions.map(({ name, level: rating, why }) => [
        bold(name),
        `: ${formatLevel(rating)}${why ? `. “${clip(why, room)}”` : ""}`,
      ]),
    ]),
  ];
}
