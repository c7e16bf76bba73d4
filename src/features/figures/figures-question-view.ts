// How librarians are asked for the figures of a month, and how the question looks once somebody has filled them in.
import { askedFigures, type FigureKey } from "../../domain/figures.js";
import { listNames } from "../../domain/list-in-words.js";
import { type Month, monthName } from "../../domain/time/month.js";
import { toButton } from "../../slack/define/button.js";
import { bold, buttons, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import type { School } from "../../store/schools.js";
import { toLastYear } from "./figures-form-view.js";
import { figureQuestionsLink, figuresLink } from "./figures-links.js";
import { listFigures, toFiguresBlocks, toFiguresSentence } from "./figures-words-view.js";
import type { ReportedMonth } from "./read-figures.js";

export interface FiguresQuestion {
  school: Pick<School, "optionalFigures">;
  reported: ReportedMonth;
  lastYear: ReportedMonth;
  /** "We count 22". */
  daysCounted: string;
  /** Who reported figures of this month last: the reader is "You". */
  by: readonly string[];
}

const toFillIn = (month: Month, text: string, isFirst: boolean) =>
  toButton(figuresLink, { month }, { text, ...(isFirst ? { style: "primary" as const } : {}) });

const toTurnOff = () => toButton(figureQuestionsLink, { off: true }, { text: "Don't ask me again" });

const NUMBER_WORDS = ["No", "One", "Two", "Three", "Four", "Five"];

/** "Three figures close October: days open (I count 22), circulation and classes served." */
function toWanted(missing: readonly FigureKey[], month: Month, daysCounted: string): string {
  const count = `${NUMBER_WORDS[missing.length] ?? missing.length} ${missing.length === 1 ? "figure closes" : "figures close"}`;
  const list = listFigures(missing).replace("days open", `days open (${daysCounted})`);
  return `${count} ${monthName(month)}: ${list}.`;
}

export function toFiguresQuestion({ school, reported, lastYear, daysCounted, by }: FiguresQuestion): Message {
  const { month, figures, missing } = reported;
  const name = monthName(month);
  if (missing.length === 0) {
    const who = by.length > 0 ? ` ${listNames(by)} filled them in.` : "";
    return toMessage(
      paragraph(bold(`${name}'s figures are in.`), who),
      ...toFiguresBlocks(figures),
      buttons(toFillIn(month, "Edit", false), toTurnOff()),
    );
  }
  const before = toLastYear(lastYear, askedFigures(school.optionalFigures));
  const soFar = toFiguresSentence(figures);
  return toMessage(
    paragraph(bold(toWanted(missing, month, daysCounted))),
    before ? paragraph(before) : undefined,
    soFar ? paragraph(`So far: ${soFar}`) : undefined,
    buttons(toFillIn(month, "Fill in", true), toTurnOff()),
  );
}

/** In place of the question to someone who was a librarian when it was asked. */
export const toNoLibrarian = (): Message => toMessage(paragraph("This question is for librarians."));

export const toQuestionsOff = (): Message =>
  toMessage(
    paragraph("I won't ask you for a month's figures anymore. You can turn this back on in Home."),
    buttons(toButton(figureQuestionsLink, { off: false }, { text: "Ask me again" })),
  );

export const toQuestionsOn = (): Message =>
  toMessage(paragraph("I'll ask you for a month's figures on its last school day."));
