// How the months of a school year look to those who report their figures: what is complete, and what is missing.
import { formatFigure, type MonthFigures } from "../../domain/figures.js";
import { formatMonth } from "../../domain/time/month.js";
import type { SchoolDay } from "../../domain/time/school-day.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { line } from "../../slack/message/line.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import { figuresLink, figuresYearLink } from "./figures-links.js";
import { listFigures } from "./figures-words-view.js";
import type { ReportedMonth } from "./read-figures.js";

export const YEAR_TITLE = "Figures by month";

const MONTHS_PER_PAGE = 5;

interface YearMonth extends ReportedMonth {
  /** Its last school day has come. */
  isOver: boolean;
  hasSchool: boolean;
}

interface OtherYear {
  name: string;
  day: SchoolDay;
}

export interface FiguresYear {
  name: string;
  /** Any day in it. */
  day: SchoolDay;
  page: number;
  /** Newest first. */
  months: readonly YearMonth[];
  before: OtherYear;
  /** Undefined for the present year. */
  after: OtherYear | undefined;
}

const hasAny = ({ values, causes }: MonthFigures) => Object.keys(values).length > 0 || causes.length > 0;

/** "22 days open · circulation 2,117 · 74 classes", or what is missing. */
function stateWords({ figures, missing, isOver, hasSchool }: YearMonth): string {
  if (missing.length === 0) return "Complete";
  if (hasAny(figures)) return `Missing: ${listFigures(missing)}`;
  if (!hasSchool) return "No school days";
  return isOver ? "Not reported yet" : "Not over yet";
}

function numberWords({ values }: MonthFigures): string {
  const { daysOpen, circulation, classes } = values;
  const parts = [
    daysOpen === undefined ? undefined : `${formatFigure("daysOpen", daysOpen)} ${daysOpen === 100 ? "day" : "days"}`,
    circulation === undefined ? undefined : `circulation ${formatFigure("circulation", circulation)}`,
    classes === undefined ? undefined : `${formatFigure("classes", classes)} ${classes === 1 ? "class" : "classes"}`,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? `\n${parts.join(" · ")}` : "";
}

function toMonthLine(month: YearMonth, index: number): Block {
  const name = formatMonth(month.month);
  const isWanted = month.isOver && month.missing.length > 0;
  const text = month.missing.length === 0 ? "Edit" : "Fill in";
  return line(
    [bold(name), ` · ${stateWords(month)}${numberWords(month.figures)}`],
    toButton(
      figuresLink,
      { month: month.month },
      {
        ...{ text, accessibilityLabel: `${text}: ${name}`, suffix: `month-${index}` },
        ...(isWanted ? { style: "primary" as const } : {}),
      },
    ),
  );
}

export function toFiguresYear({ name, day, page: requested, months, before, after }: FiguresYear): Message {
  const { page, last, shown } = pageOf(months, { size: MONTHS_PER_PAGE, page: requested });
  const toYear = (year: OtherYear) =>
    toButton(figuresYearLink, { day: year.day, page: 0 }, { text: `See ${year.name}`, suffix: year.name });
  const turn = pageButtons({
    ...{ page, last },
    toButton: (to, look) => toButton(figuresYearLink, { day, page: to }, look),
  });
  return toMessage(
    heading(`Figures by month: ${name}`),
    ...(shown.length > 0 ? shown.map(toMonthLine) : [paragraph(`No month of ${name} has begun yet.`)]),
    buttons(...turn, toYear(before), ...(after ? [toYear(after)] : [])),
    footnote("Only librarians and admins see this list. Reports show the figures."),
  );
}
