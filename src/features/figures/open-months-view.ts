// The months whose figures are still missing, in the Home of a librarian.
import { monthName } from "../../domain/time/month.js";
import { toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { type Block, bold, buttons, paragraph } from "../../slack/message/blocks.js";
import { figuresLink } from "./figures-links.js";
import { listFigures } from "./figures-words-view.js";
import type { ReportedMonth } from "./read-figures.js";

export function toOpenMonths(months: readonly ReportedMonth[]): Block[] {
  if (months.length === 0) return [];
  return [
    ...months.map(({ month, missing }) =>
      paragraph(bold(`${monthName(month)}'s figures: `), `${listFigures(missing)} still missing.`),
    ),
    buttons(
      ...months.map(({ month }, index) =>
        toButton(figuresLink, { month }, { text: `Fill in ${monthName(month)}`, suffix: `open-${index}` }),
      ),
      toRunButton("stats", { text: "See all months" }),
    ),
  ];
}
