// What people read after saving a school year: what it changes, and what stays as it was.
import { formatDays } from "../../domain/figures.js";
import type { SchoolCalendar } from "../../domain/time/school-calendar.js";
import type { SchoolDay } from "../../domain/time/school-day.js";
import type { Term } from "../../domain/time/school-years.js";
import { type Block, bold, paragraph } from "../../slack/message/blocks.js";
import { formatSpan } from "./closing-words.js";

/** A calendar, and the terms that were entered for the year in question. */
interface CalendarWithTerms {
  calendar: SchoolCalendar;
  terms: readonly Term[];
}

interface SavedYear {
  /** Undefined for a year that was just entered. */
  before: CalendarWithTerms | undefined;
  after: CalendarWithTerms;
  /** A day of the year. */
  day: SchoolDay;
}

const FIGURES_STAY = " Figures you've reported stay with the months they're for.";

/** " Terms changed: Fall is now Aug 12 – Dec 18; Winter is gone." */
function toTermChanges(was: readonly Term[], is: readonly Term[]): string {
  const moved = is.flatMap((term) => {
    const old = was.find(({ name }) => name === term.name);
    if (!old) return [`${term.name} is new, ${formatSpan(term)}`];
    return old.from === term.from && old.to === term.to ? [] : [`${term.name} is now ${formatSpan(term)}`];
  });
  const gone = was.filter((term) => !is.some(({ name }) => name === term.name)).map(({ name }) => `${name} is gone`);
  const changes = [...moved, ...gone];
  return changes.length > 0 ? ` Terms changed: ${changes.join("; ")}.` : "";
}

export function toYearSaved({ before, after, day }: SavedYear): Block[] {
  const year = after.calendar.schoolYearOf(day);
  if (!before) return [paragraph(bold(`Saved: ${year.name}.`))];
  const [was = 0, is = 0] = [before, after].map(({ calendar }) => calendar.schoolDays(calendar.schoolYearOf(day)));
  const days = was === is ? "" : ` School days: ${formatDays(is)} instead of ${formatDays(was)}.`;
  return [paragraph(bold(`Saved: ${year.name}.`), days, toTermChanges(before.terms, after.terms), FIGURES_STAY)];
}
