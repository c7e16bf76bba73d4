// How the ratings of a unit's level look: each partner's level, and why.
import { z } from "zod";
import { WHO_SEES_RATINGS } from "../../content/form-words.js";
import { formatLevel, type Level } from "../../domain/level.js";
import { roomForEach } from "../../domain/reflection.js";
import { defineLink } from "../../slack/define/button.js";
import { bold, footnote, heading, type Message, paragraph, quote, toMessage } from "../../slack/message/blocks.js";
import { MAX_WRITTEN_TEXT } from "../../slack/message/limits.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { clip } from "../../text/clip.js";

/** Shows the ratings. The name on the wire is older than the word "opinion". */
export const levelOpinionsLink = defineLink("level-views", z.object({ unit: z.string() }));

interface PartnerOpinion {
  name: string;
  level: Level;
  why: string | undefined;
}

export function toLevelOpinions(unit: LoggedUnit, opinions: readonly PartnerOpinion[]): Message {
  const room = roomForEach(
    opinions.map(({ why }) => why ?? ""),
    MAX_WRITTEN_TEXT,
  );
  return toMessage(
    heading(`Level ratings: ${unit.title}`),
    paragraph(bold(unit.loggedBy.name), `: ${formatLevel(unit.level)}, as logged`),
    ...opinions.flatMap(({ name, level, why }) => [
      paragraph(bold(name), `: ${formatLevel(level)}`),
      ...(why ? [quote(clip(why, room))] : []),
    ]),
    footnote(WHO_SEES_RATINGS),
  );
}
