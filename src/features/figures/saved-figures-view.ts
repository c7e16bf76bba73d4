// What a librarian reads after saving a month's figures.
import { formatMonth } from "../../domain/time/month.js";
import { toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { bold, buttons, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { figuresLink } from "./figures-links.js";
import { toFiguresBlocks } from "./figures-words-view.js";
import type { ReportedMonth } from "./read-figures.js";

export function toSavedFigures({ month, figures }: ReportedMonth, { hasChanged }: { hasChanged: boolean }): Message {
  const name = formatMonth(month);
  const blocks = toFiguresBlocks(figures);
  return toMessage(
    paragraph(bold(hasChanged ? `Saved: figures for ${name}.` : `Nothing has changed in the figures for ${name}.`)),
    ...(blocks.length > 0 ? blocks : [paragraph("No figures are reported.")]),
    buttons(
      toButton(figuresLink, { month }, { text: "Edit" }),
      toRunButton("stats", { text: "See all months" }),
      toRunButton(`report ${month}`, { text: "See the report", suffix: "report" }),
    ),
  );
}
