// What people read before deleting a school year and after: what went with it, what stays, and what holds from now on.
import type { Term } from "../../domain/time/school-years.js";
import { yearName } from "../../domain/time/school-years.js";
import { toButton } from "../../slack/define/button.js";
import { type Block, bold, buttons, paragraph } from "../../slack/message/blocks.js";
import type { EnteredCalendar, EnteredYear } from "../../store/school-calendars.js";
import { calendarLink, deleteYearLink, restoreYearLink } from "./calendar-links.js";

/** " and its 2 terms"; nothing for a year without terms. */
const withTerms = (terms: readonly Term[], before: string): string =>
  terms.length === 0 ? "" : `${before}${terms.length} ${terms.length === 1 ? "term" : "terms"}`;

const STAYS = "Closings, figures and goals stay.";

export function toDeleteQuestion(year: EnteredYear, seen: string): Block[] {
  const { id, from, terms } = year;
  return [
    paragraph(bold(`Delete ${yearName(year)}? `), `Its dates${withTerms(terms, " and its ")} are deleted. ${STAYS}`),
    buttons(
      toButton(deleteYearLink, { id, seen }, { text: "Delete it", style: "danger" }),
      toButton(calendarLink, { year: from, page: 0 }, { text: "Keep it" }),
    ),
  ];
}

const toCarried = ({ name, from, to }: Term): [string, string, string] => [name, from, to];

export function toYearDeleted(year: EnteredYear, { years }: Pick<EnteredCalendar, "years">): Block[] {
  const { from, to, weekdays, terms } = year;
  const now =
    years.length > 0 ? "it takes its dates from the year next to it" : "school counts as open from September to June";
  const carried = { from, to, weekdays: [...weekdays], terms: terms.map(toCarried) };
  return [
    paragraph(
      bold(`Deleted: ${yearName(year)}${withTerms(terms, " with ")}. `),
      `${STAYS} Until someone enters it again, ${now}.`,
    ),
    buttons(toButton(restoreYearLink, carried, { text: "Undo" })),
  ];
}

export const toYearRestored = (year: EnteredYear): Block[] => [
  paragraph(bold(`Back in the calendar: ${yearName(year)}${withTerms(year.terms, " with ")}.`)),
];
