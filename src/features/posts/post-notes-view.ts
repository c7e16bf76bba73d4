// What a post says at its end about itself: that it went out late, or what changed since it was posted.
import { dateFormat } from "../../domain/time/date-format.js";
import { type Block, footnote } from "../../slack/message/blocks.js";

interface Edition {
  late: boolean;
  dueAt: Date;
  now: Date;
  /** In words; undefined if it is as it was posted. */
  changes: string | undefined;
  timeZone: string;
}

export function toPostNotes({ late, dueAt, now, changes, timeZone }: Edition): Block[] {
  const day = dateFormat("en-US", { month: "short", day: "numeric", timeZone });
  return [
    ...(late ? [footnote(`Posted late: it was due ${day.format(dueAt)}, but I couldn't post it then.`)] : []),
    ...(changes ? [footnote(`Updated ${day.format(now)}: ${changes}.`)] : []),
  ];
}
