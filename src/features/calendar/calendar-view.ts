// How a school year looks: its days and terms, how long school and library are open, and its closings page by page.
import { formatDays } from "../../domain/figures.js";
import type { SchoolCalendar } from "../../domain/time/school-calendar.js";
import { addDays, type SchoolDay } from "../../domain/time/school-day.js";
import type { SchoolYear, Term } from "../../domain/time/school-years.js";
import { overlap } from "../../domain/time/span.js";
import { toButton } from "../../slack/define/button.js";
import { toMenu, toMenuItem } from "../../slack/define/menu.js";
import { type Block, bold, buttons, heading, type Message, paragraph, toMessage } from "../../slack/message/blocks.js";
import { typedLine } from "../../slack/message/line.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import type { EnteredCalendar, EnteredClosing, EnteredYear } from "../../store/school-calendars.js";
import {
  addClosingLink,
  askDeleteYearLink,
  calendarLink,
  changeClosingLink,
  changeYearLink,
  deleteClosingLink,
  importCalendarLink,
  pasteClosingsLink,
} from "./calendar-links.js";
import { formatClosed, formatSpan, formatWeekdays } from "./closing-words.js";

const CLOSINGS_PER_PAGE = 5;

export const CALENDAR_TITLE = "School calendar";

interface CalendarPage {
  calendar: SchoolCalendar;
  entered: EnteredCalendar;
  year: SchoolYear;
  page: number;
  today: SchoolDay;
  /** Of each closing, what it was when it was drawn. */
  seenOf: (closing: EnteredClosing) => string;
  seenOfYear: (year: EnteredYear) => string;
}

const schoolDays = (hundredths: number): string => `${formatDays(hundredths)} ${hundredths === 100 ? "day" : "days"}`;

function toDaysOpen({ calendar, year, today }: CalendarPage): Block[] {
  const reasons = calendar.libraryClosings(year).map(({ reason, days }) => `${reason} ${schoolDays(days)}`);
  const isNow = today >= year.session.from && today <= year.session.to;
  const soFar = isNow ? `, ${formatDays(calendar.daysOpen({ from: year.from, to: today }))} of them so far` : "";
  return [
    paragraph(
      bold(formatSpan(year.session, { withYear: true })),
      `, ${formatWeekdays(calendar.weekdaysOf(year))}. School is open ${schoolDays(calendar.schoolDays(year))}, ` +
        `the library ${schoolDays(calendar.daysOpen(year))}${soFar}.`,
    ),
    ...(reasons.length > 0
      ? [paragraph(bold("Library closed while school is open: "), `${reasons.slice(0, 5).join(", ")}.`)]
      : []),
  ];
}

function toAssumption({ calendar, entered, year }: CalendarPage): Block[] {
  if (!calendar.isEntered) {
    return [
      paragraph(
        bold("Nothing entered yet. "),
        "Until you do, school counts as open Monday to Friday from September 1 to June 30.",
      ),
    ];
  }
  if (entered.years.length === 0 || findEntered({ entered, year })) return [];
  return [paragraph(bold(`${year.name} isn't entered yet. `), "For now it has the same dates as the year next to it.")];
}

const findEntered = ({ entered, year }: Pick<CalendarPage, "entered" | "year">): EnteredYear | undefined =>
  entered.years.find(({ from }) => from === year.session.from);

function toTerms(at: CalendarPage): Block[] {
  const terms: readonly Term[] = findEntered(at)?.terms ?? [];
  const names = terms.map((term) => `${term.name} ${formatSpan(term)}`);
  return names.length > 0 ? [paragraph(bold("Terms: "), `${names.join("; ")}.`)] : [];
}

function toClosing(closing: EnteredClosing, seen: string): Block {
  const details = `${formatSpan(closing)} · ${formatClosed(closing)}`;
  const carried = { id: closing.id, seen };
  return typedLine(
    { title: closing.reason, details },
    toMenu([toMenuItem(changeClosingLink, carried, "Change"), toMenuItem(deleteClosingLink, carried, "Delete")]),
  );
}

/** What is wanted most is a button, the rest is in a menu: on a phone, all of it is one row. */
function toActions(at: CalendarPage) {
  const { year, seenOfYear } = at;
  const own = findEntered(at);
  const look = { year: year.from };
  const paste = "Paste closings";
  const file = toMenuItem(importCalendarLink, look, "Import a calendar file");
  if (!own) {
    return buttons(
      toButton(changeYearLink, look, { text: "Enter the year", style: "primary" }),
      toButton(addClosingLink, look, { text: "Add a closing" }),
      toMenu([toMenuItem(pasteClosingsLink, look, paste), file]),
    );
  }
  return buttons(
    toButton(addClosingLink, look, { text: "Add a closing" }),
    toButton(pasteClosingsLink, look, { text: paste }),
    toMenu([
      file,
      toMenuItem(changeYearLink, look, "Change the year"),
      toMenuItem(askDeleteYearLink, { id: own.id, seen: seenOfYear(own) }, "Delete the year…"),
    ]),
  );
}

/** The year at a glance. `above` tells what was just done. */
export function toCalendar(at: CalendarPage, above: readonly Block[] = []): Message {
  const { year, entered, calendar, seenOf } = at;
  const closings = entered.closings.filter((closing) => overlap(closing, year));
  const { shown, page, last } = pageOf(closings, { size: CLOSINGS_PER_PAGE, page: at.page });
  const turn = (to: SchoolDay, number: number) => ({ year: to, page: number });
  const paging = pageButtons({
    ...{ page, last, previous: "Earlier", next: "Later" },
    toButton: (to, look) => toButton(calendarLink, turn(year.from, to), look),
  });
  const toYear = (other: SchoolYear) =>
    toButton(calendarLink, turn(other.from, 0), { text: other.name, suffix: other.name });
  const years = [toYear(calendar.schoolYearBefore(year)), toYear(calendar.schoolYearOf(addDays(year.to, 1)))];
  return toMessage(
    ...above,
    heading(`${CALENDAR_TITLE} ${year.name}`),
    ...toAssumption(at),
    ...toDaysOpen(at),
    ...toTerms(at),
    paragraph(bold("Closings: "), closings.length === 0 ? "none entered." : `${closings.length}.`),
    ...shown.map((closing) => toClosing(closing, seenOf(closing))),
    toActions(at),
    // In the middle of many closings, a phone's row is full with two buttons more.
    buttons(...paging, ...(paging.length > 1 ? [] : years)),
  );
}
