// What a report of a month that isn't over says about its planned units, which it doesn't count yet.
import type { Month } from "../../domain/time/month.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { type Block, buttons, paragraph } from "../../slack/message/blocks.js";

export function toPlannedNote(month: Month, count: number): Block[] {
  if (count === 0) return [];
  const words = count === 1 ? "1 planned unit isn't" : `${count} planned units aren't`;
  return [
    paragraph(`${words} counted yet.`),
    buttons(toRunButton(`list all planned ${month}`, { text: "See planned units", suffix: "planned" })),
  ];
}
